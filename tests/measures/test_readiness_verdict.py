"""Ready when no blocking check fails; the verdict names what blocks."""

CHECKS = {
    "readiness_checks": [
        dict(stage="stage_1", check=check, requirement="4.3", blocking=blocking, statement=check)
        for check, blocking in (("policy_approved", "yes"), ("register_exists", "yes"), ("risks_treated", "no"))
    ]
}


def test_a_blocker_fails_the_stage_whatever_else_passes(measure):
    rows = measure("readiness_verdict", reference=CHECKS, systems="system_id\nS1")
    assert rows == {"stage_1": dict(ready=False, blockers=["policy_approved"], checks_passed=2, checks=3)}


def test_blockers_stand_in_the_order_of_the_table(measure):
    rows = measure("readiness_verdict", reference=CHECKS)
    assert rows["stage_1"] == dict(blockers=["policy_approved", "register_exists"], checks_passed=1)


def test_what_does_not_block_leaves_it_ready_on_the_last_day_of_the_policy(drawn):
    organisation = drawn(
        reference=CHECKS,
        systems="system_id\nS1",
        risks="risk_id\nR1",
        evidence="satisfies | kind | valid_until\n42001:5.2 | policy | 2026-06-30",
    )
    assert organisation.measure("readiness_verdict")["stage_1"] == dict(
        ready=True, blockers=[], checks_passed=2, checks=3
    )
    assert organisation.measure("readiness_verdict", "2026-07-01")["stage_1"] == dict(
        ready=False, blockers=["policy_approved"]
    )


def test_without_anything_no_stage_is_ready(measure):
    rows = measure("readiness_verdict")
    assert list(rows) == ["stage_1", "stage_2", "surveillance"]
    assert not any(row["ready"] for row in rows.values())
    assert "stage_1_ready" in rows["stage_2"]["blockers"]
