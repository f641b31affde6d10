"""A retired system has no retirement date."""


def test_it_fires_for_a_retired_system_without_a_date(found):
    """S2 is retired, S3 will be; S4 was never in scope; S5 still runs."""
    rows = found(
        "retired_without_date",
        systems="""
        system_id | name    | lifecycle_stage | retired_on | aims_scope
        S1        | Miner   | retired         |            |
        S2        | Chatbot | retired         | 2026-06-30 |
        S3        | Router  | retired         | 2026-07-01 |
        S4        | Sandbox | retired         |            | no
        S5        | Triage  | operation       |            |
    """,
    )
    assert rows == {
        "S1": dict(
            severity="minor",
            requirement="A.6.2.6",
            subject_kind="system",
            since_on=None,
            detail="Miner is retired, since when is not known",
        )
    }


def test_it_is_silent_before_the_system_is_registered(found):
    systems = "system_id | lifecycle_stage | retired_on | registered_on\nS1 | retired | | 2026-06-30"
    assert found("retired_without_date", as_of="2026-06-29", systems=systems) == {}
    assert list(found("retired_without_date", as_of="2026-06-30", systems=systems)) == ["S1"]


def test_a_source_without_retirement_dates_gets_one_note(found):
    assert found("retired_without_date", systems="system_id | lifecycle_stage\nS1 | retired") == {
        "systems.retired_on": dict(severity="note")
    }
