"""There is an internal audit programme; 9.2.2 needs a record to be covered, a plan is designed."""


def test_a_current_document_is_enough(passes_when_designed):
    passes_when_designed("audit_programme", "9.2.2")


def test_a_plan_leaves_it_designed(answer):
    row = answer("audit_programme", evidence="satisfies | kind\n42001:9.2.2 | plan")
    assert row == dict(passed=True, detail="9.2.2 Internal audit programme: 0 covered and 1 designed of 1")
