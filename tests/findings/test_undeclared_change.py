"""Purpose, role or supplier of a system changed without a change date."""

from tests.drawing import rows_of

BEFORE = "system_id | purpose | role | supplier | changed_on\nS1 | triage claims | developer | |"


def findings(aims) -> dict:
    return {subject: row for (rule, subject), row in rows_of(aims, "findings").items() if rule == "undeclared_change"}


def after(cells: str) -> str:
    return f"system_id | purpose | role | supplier | changed_on\nS1 | {cells}"


def test_a_purpose_that_differs_from_a_snapshot_fires_since_that_snapshot(remembered):
    aims = remembered({"2026-05-31": dict(systems=BEFORE)}, systems=after("price claims | developer | |"))
    assert findings(aims) == {"S1": dict(severity="minor", requirement="6.3", since_on="2026-05-31")}
    assert findings(aims)["S1"]["detail"].endswith("without a change date: purpose")


def test_a_role_or_a_supplier_that_differs_fires_too(remembered):
    aims = remembered({"2026-05-31": dict(systems=BEFORE)}, systems=after("triage claims | user | Acme |"))
    assert findings(aims)["S1"]["detail"].endswith(": role supplier")


def test_a_change_date_on_the_day_of_the_last_snapshot_that_had_the_old_value_is_a_declaration(remembered):
    earlier = {"2026-05-31": dict(systems=BEFORE)}
    declared = after("price claims | developer | | 2026-05-31")
    assert findings(remembered(earlier, systems=declared)) == {}
    before_it = after("price claims | developer | | 2026-05-30")
    assert set(findings(remembered(earlier, systems=before_it))) == {"S1"}


def test_a_snapshot_of_the_day_itself_or_later_says_nothing(remembered):
    earlier = {"2026-05-31": dict(systems=BEFORE)}
    assert findings(remembered(earlier, as_of="2026-05-31", systems=after("price claims | developer | |"))) == {}


def test_without_snapshots_or_without_a_change_it_is_silent(remembered):
    assert findings(remembered({}, systems=after("price claims | developer | |"))) == {}
    assert findings(remembered({"2026-05-31": dict(systems=BEFORE)}, systems=BEFORE)) == {}


def test_a_source_without_change_dates_gets_one_note(found):
    assert found("undeclared_change", systems="system_id\nS1") == {"systems.changed_on": dict(severity="note")}
