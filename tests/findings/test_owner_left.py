"""The owner of an AI system in scope has left."""

SYSTEMS = "system_id | owner | aims_scope\nS1 | Ada |\nS2 | Ada | no\nS3 | Ben |\nS4 | TBC |"
PEOPLE = "name | left_on\nAda | 2026-06-30\nBen |\nTBC | 2026-01-01"


def test_it_fires_on_the_day_the_owner_left_and_not_the_day_before(found):
    assert found("owner_left", as_of="2026-06-29", systems=SYSTEMS, people=PEOPLE) == {}
    assert found("owner_left", as_of="2026-06-30", systems=SYSTEMS, people=PEOPLE) == {
        "S1": dict(severity="major", requirement="5.3", since_on="2026-06-30")
    }


def test_a_source_without_owners_or_leavers_gets_one_note(found):
    assert found("owner_left", systems="system_id\nS1", people=PEOPLE) == {"systems.owner": dict(severity="note")}
    assert found("owner_left", systems=SYSTEMS) == {"people.left_on": dict(severity="note")}
