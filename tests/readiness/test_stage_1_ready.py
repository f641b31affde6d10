"""No blocking check of stage 1 fails; it rests on the other checks, never on itself."""

CHECKS = """
    stage   | check                  | requirement | blocking | statement
    stage_1 | register_exists        | 4.3         | yes      | A system is registered
    stage_1 | policy_approved        | 5.2         | yes      | The policy is covered
    stage_1 | documented_information | 7.5.1       | no       | Documents
    stage_2 | stage_1_ready          | 4.4         | yes      | Stage 1 has no blocker
    stage_2 | systems_owned          | 5.3         | yes      | Owners
"""


def table(text: str) -> dict:
    header, *rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return {"readiness_checks": [dict(zip(header, row, strict=True)) for row in rows]}


def test_each_blocker_is_named_in_the_order_of_the_table(answer):
    assert answer("stage_1_ready", reference=table(CHECKS)) == dict(
        passed=False, detail="Blockers of stage 1: register_exists, policy_approved"
    )
    row = answer("stage_1_ready", reference=table(CHECKS), systems="system_id\nS1")
    assert row == dict(passed=False, detail="Blockers of stage 1: policy_approved")


def test_what_does_not_block_and_other_stages_do_not_count(answer):
    """Documents are missing and the system has no owner; stage 1 is ready on the policy's last day all the same."""
    organisation = dict(
        reference=table(CHECKS),
        systems="system_id\nS1",
        evidence="satisfies | kind | valid_until\n42001:5.2 | policy | 2026-06-30",
    )
    assert answer("stage_1_ready", **organisation) == dict(passed=True, detail="No blocker")
    assert answer("stage_1_ready", as_of="2026-07-01", **organisation) == dict(passed=False)


def test_without_anything_the_shipped_checks_block(answer):
    row = answer("stage_1_ready")
    assert row["passed"] is False and row["detail"].startswith("Blockers of stage 1: scope_documented, policy_approved")
