"""An internal audit of the AIMS was completed within 365 days."""


def test_it_counts_on_its_day_and_for_365_days(answer):
    def on(day):
        return answer("internal_audit_done", as_of=day, audits="standards | completed_on\n27001; 42001 | 2025-06-30")

    assert on("2025-06-29") == dict(passed=False, detail="None completed")
    assert on("2025-06-30") == dict(passed=True, detail="Last completed on 2025-06-30")
    assert on("2026-06-30") == dict(passed=True)
    assert on("2026-07-01") == dict(passed=False, detail="Last completed on 2025-06-30")


def test_another_kind_and_another_standard_do_not_count(answer):
    row = answer(
        "internal_audit_done",
        audits="""
        audit_id | kind     | standards | completed_on
        X1       | stage_1  | 42001     | 2026-06-01
        X2       | internal | 27001     | 2026-06-01
        X3       | internal |           |
    """,
    )
    assert row == dict(passed=False, detail="None completed")


def test_without_audits_none_was_done(answer):
    assert answer("internal_audit_done") == dict(passed=False)
