"""A control is excluded without a reason; it stays required."""


def test_it_fires_for_an_exclusion_without_a_reason(found):
    assert found(
        "excluded_without_justification",
        controls="""
        control | applicable | justification | decided_on
        A.2.2   | no         |               | 2026-03-01
        A.2.3   | no         | Not needed    | 2026-03-01
        A.2.4   | yes        |               | 2026-03-01
        A.3.2   |            |               | 2026-03-01
        9.2.1   | no         |               | 2026-03-01
    """,
    ) == {"A.2.2": dict(severity="major", requirement="6.1.3", since_on="2026-03-01")}


def test_it_fires_from_the_day_of_the_decision_and_at_once_where_that_is_unknown(found):
    controls = "control | applicable | justification | decided_on\nA.2.2 | no | | 2026-06-30\nA.2.3 | no | |"
    assert list(found("excluded_without_justification", as_of="2026-06-29", controls=controls)) == ["A.2.3"]
    assert list(found("excluded_without_justification", as_of="2026-06-30", controls=controls)) == ["A.2.2", "A.2.3"]


def test_a_source_without_decisions_gets_one_note(found):
    assert found("excluded_without_justification", controls="control\nA.2.2") == {
        "controls.applicable": dict(severity="note")
    }
