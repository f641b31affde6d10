"""A control is included without a reason."""


def test_it_fires_for_an_inclusion_without_a_reason(found):
    """A clause can't be left out, so nobody has to say why it is in."""
    assert found(
        "included_without_justification",
        controls="""
        control | applicable | justification | decided_on
        A.2.2   | yes        |               | 2026-03-01
        A.2.3   | yes        | We use AI     | 2026-03-01
        A.2.4   | no         |               | 2026-03-01
        A.3.2   |            |               | 2026-03-01
        9.2.1   | yes        |               | 2026-03-01
    """,
    ) == {
        "A.2.2": dict(
            severity="minor",
            requirement="6.1.3",
            subject_kind="control",
            since_on="2026-03-01",
            detail="A.2.2 is included without a justification, so it does not count as decided",
        )
    }


def test_it_fires_from_the_day_of_the_decision_and_at_once_where_that_is_unknown(found):
    controls = "control | applicable | justification | decided_on\nA.2.2 | yes | | 2026-06-30\nA.2.3 | yes | |"
    assert list(found("included_without_justification", as_of="2026-06-29", controls=controls)) == ["A.2.3"]
    assert list(found("included_without_justification", as_of="2026-06-30", controls=controls)) == ["A.2.2", "A.2.3"]


def test_a_source_without_decisions_or_reasons_gets_one_note(found):
    assert found("included_without_justification", controls="control\nA.2.2") == {
        "controls.applicable": dict(severity="note")
    }
    assert found("included_without_justification", controls="control | applicable\nA.2.2 | yes") == {
        "controls.justification": dict(severity="note")
    }
