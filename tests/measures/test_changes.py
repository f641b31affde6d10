"""What moved since the last snapshot before the date."""

from tests.drawing import rows_of


def test_a_new_owner_and_newly_covered_cell_are_listed_with_before_after_and_reason(remembered):
    aims = remembered(
        {"2026-05-31": dict(systems="system_id | owner\nS1 | TBC")},
        systems="system_id | owner\nS1 | Ada",
        evidence="evidence_id | satisfies | effective_on\nE1 | 42001:10.2 | 2026-06-15",
    )
    rows = rows_of(aims, "changes")
    assert rows["system", "S1", "owner"] == dict(
        before="TBC", after="Ada", because="system_without_owner", compared_with="2026-05-31"
    )
    assert rows["cell", "10.2", "state"] == dict(before="missing", after="covered", because="E1")
    assert rows["finding", "system_without_owner S1", "severity"] == dict(before="major", after=None)


def test_evidence_that_lapsed_names_the_item_that_lapsed(remembered):
    evidence = "evidence_id | satisfies | effective_on | valid_until\nE1 | 42001:10.2 | 2026-01-01 | 2026-06-29"
    aims = remembered({"2026-05-31": dict(evidence=evidence)}, evidence=evidence)
    assert rows_of(aims, "changes")["cell", "10.2", "state"] == dict(before="covered", after="expired", because="E1")


def test_the_last_snapshot_before_the_date_is_compared_with_and_not_that_of_the_day(remembered):
    aims = remembered(
        {
            "2026-04-30": dict(systems="system_id | owner\nS1 | Ann"),
            "2026-05-31": dict(systems="system_id | owner\nS1 | Ben"),
            "2026-06-30": dict(systems="system_id | owner\nS1 | Cyd"),
        },
        as_of="2026-06-30",
        systems="system_id | owner\nS1 | Cyd",
    )
    assert rows_of(aims, "changes")["system", "S1", "owner"] == dict(before="Ben", after="Cyd")


def test_a_new_system_is_one_row_a_field_and_its_cells_are_not_listed(remembered):
    rows = rows_of(remembered({"2026-05-31": {}}, systems="system_id | registered_on\nS1 | 2026-06-01"), "changes")
    assert rows["system", "S1", "registered"] == dict(before=None, after="yes")
    assert not [key for key in rows if key[0] == "cell"]


def test_without_an_earlier_snapshot_nothing_is_listed(remembered):
    assert rows_of(remembered({}, systems="system_id\nS1"), "changes") == {}


def test_nothing_moved_gives_no_row(remembered):
    same = dict(systems="system_id | owner\nS1 | Ada")
    rows = rows_of(remembered({"2026-06-29": same, "2026-05-31": {}}, **same), "changes")
    assert rows == {}
