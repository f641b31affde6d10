"""There is a process for AI system impact assessment."""


def test_a_current_document_is_enough(passes_when_designed):
    passes_when_designed("impact_process", "A.5.2")


def test_an_excluded_process_is_none(answer):
    """Excluding A.5.2 takes its cell away; the process that 6.1.4 calls for is not there all the same."""
    row = answer("impact_process", controls="control | applicable | justification\nA.5.2 | no | none needed")
    assert row == dict(passed=False, detail="A.5.2 AI system impact assessment process: 0 covered and 0 designed of 0")
