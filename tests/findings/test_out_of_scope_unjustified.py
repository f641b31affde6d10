"""A system is kept out of the AIMS scope without a reason."""


def test_it_fires_for_a_system_out_of_scope_without_a_reason(found):
    """The reason of S2 is given; S3 and S4 are in scope; S5 is retired and S6 will be."""
    rows = found(
        "out_of_scope_unjustified",
        systems="""
        system_id | name    | aims_scope | scope_justification | lifecycle_stage | retired_on
        S1        | Tagging | no         |                     | operation       |
        S2        | Sandbox | no         | Nothing is decided  | development     |
        S3        | Triage  | yes        |                     | operation       |
        S4        | Router  |            |                     | operation       |
        S5        | Chatbot | no         |                     | retired         | 2026-06-30
        S6        | Miner   | no         |                     | retired         | 2026-07-01
    """,
    )
    assert rows == {
        "S1": dict(
            severity="minor",
            requirement="4.3",
            subject_kind="system",
            since_on="2026-01-01",
            detail="Tagging is out of the AIMS scope and nobody wrote down why",
        ),
        "S6": dict(since_on="2026-01-01"),
    }


def test_it_fires_from_the_day_of_registration(found):
    systems = "system_id | aims_scope | scope_justification | registered_on\nS1 | no | | 2026-06-30"
    assert found("out_of_scope_unjustified", as_of="2026-06-29", systems=systems) == {}
    assert found("out_of_scope_unjustified", as_of="2026-06-30", systems=systems) == {"S1": dict(since_on="2026-06-30")}


def test_a_source_without_scopes_or_reasons_gets_one_note(found):
    assert found("out_of_scope_unjustified", systems="system_id\nS1") == {"systems.aims_scope": dict(severity="note")}
    assert found("out_of_scope_unjustified", systems="system_id | aims_scope\nS1 | no") == {
        "systems.scope_justification": dict(severity="note")
    }
