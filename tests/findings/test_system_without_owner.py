"""An AI system in scope has no owner."""


def test_it_fires_for_an_owner_who_is_nobody_since_registration(found):
    rows = found(
        "system_without_owner",
        systems="""
        system_id | owner | registered_on
        S1        |       | 2026-03-01
        S2        | TBC   | 2026-04-01
        S3        | Ada   | 2026-03-01
    """,
    )
    assert rows == {
        "S1": dict(severity="major", requirement="5.3", subject_kind="system", since_on="2026-03-01"),
        "S2": dict(since_on="2026-04-01"),
    }


def test_an_owner_who_left_is_another_finding(found):
    rows = found(
        "system_without_owner", systems="system_id | owner\nS1 | Ada", people="name | left_on\nAda | 2026-01-31"
    )
    assert rows == {}


def test_a_system_out_of_scope_or_retired_needs_no_owner(found):
    assert (
        found(
            "system_without_owner",
            systems="""
        system_id | owner | aims_scope | lifecycle_stage | registered_on
        S1        |       | no         | operation       | 2026-01-01
        S2        |       |            | retired         | 2026-01-01
        S3        |       |            | operation       | 2026-07-01
    """,
        )
        == {}
    )


def test_a_source_without_owners_gets_one_note(found):
    assert found("system_without_owner", systems="system_id\nS1\nS2") == {"systems.owner": dict(severity="note")}
