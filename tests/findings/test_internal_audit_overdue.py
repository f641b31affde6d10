"""An internal audit of the AIMS has to be completed within 365 days."""


def test_it_fires_366_days_after_the_last_one(found):
    rows = "audit_id | completed_on\nX1 | 2025-06-30\nX2 | 2024-01-01"
    assert found("internal_audit_overdue", as_of="2026-06-30", audits=rows) == {}
    assert found("internal_audit_overdue", as_of="2026-07-01", audits=rows) == {
        "AIMS": dict(severity="major", requirement="9.2.2", subject_kind="aims", since_on="2026-06-30")
    }


def test_it_fires_where_there_was_never_one(found):
    assert found("internal_audit_overdue", audits="audit_id | completed_on") == {"AIMS": dict(since_on=None)}


def test_one_in_the_future_does_not_count_yet(found):
    rows = found("internal_audit_overdue", audits="audit_id | completed_on\nX1 | 2026-07-01")
    assert list(rows) == ["AIMS"]


def test_a_source_without_them_gets_one_note(found):
    assert found("internal_audit_overdue") == {"audits.audit_id": dict(severity="note")}


def test_neither_a_certification_audit_nor_an_audit_of_another_standard_will_do(found):
    rows = found(
        "internal_audit_overdue",
        audits="""
        audit_id | kind         | standards    | completed_on
        X1       | surveillance | 42001        | 2026-06-01
        X2       | internal     | 27001        | 2026-06-01
        X3       | internal     | 27001; 42001 | 2024-06-01
    """,
    )
    assert rows == {"AIMS": dict(since_on="2025-06-01")}
