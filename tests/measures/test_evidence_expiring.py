"""What ends within 180 days, and how many covered cells end with it."""


def test_an_item_is_listed_from_180_days_before_its_end_to_its_last_day(drawn):
    evidence = drawn(
        evidence="""
        evidence_id | title       | satisfies | valid_until
        E1          | Context log | 42001:4.1 | 2026-12-27
    """
    )
    key = ("E1", "2026-12-27")
    assert evidence.measure("evidence_expiring", "2026-06-29") == {}  # 181 days before
    assert evidence.measure("evidence_expiring", "2026-06-30")[key] == dict(title="Context log", cells_lost=1)
    assert evidence.measure("evidence_expiring", "2026-12-27")[key] == dict(cells_lost=1)
    assert evidence.measure("evidence_expiring", "2026-12-28") == {}


def test_cells_that_another_item_keeps_are_not_lost(measure):
    """E1 covers 4.1 and 4.2, but 4.1 has evidence that lasts longer; E3 is not needed for any cell."""
    rows = measure(
        "evidence_expiring",
        evidence="""
        evidence_id | satisfies            | valid_until
        E1          | 42001:4.1; 42001:4.2 | 2026-09-30
        E2          | 42001:4.1            | 2027-12-31
        E3          | 42001:4.2            | 2026-08-31
    """,
    )
    assert {key: row["cells_lost"] for key, row in rows.items()} == {("E3", "2026-08-31"): 0, ("E1", "2026-09-30"): 1}


def test_a_coming_change_of_a_system_gives_the_same_item_an_earlier_end_there(measure):
    rows = measure(
        "evidence_expiring",
        systems="system_id | changed_on\nS1 | 2026-08-01\nS2 |",
        evidence="""
        evidence_id | satisfies   | system_id | valid_until
        E1          | 42001:A.4.2 | *         | 2026-09-30
    """,
    )
    assert rows["E1", "2026-07-31"] == dict(cells_lost=1)
    assert rows["E1", "2026-09-30"] == dict(cells_lost=1)


def test_what_the_registers_prove_expires_too(measure):
    rows = measure("evidence_expiring", audits="audit_id | completed_on | auditor\nAU1 | 2025-08-01 | Iris")
    assert rows["AU1", "2026-08-01"] == dict(cells_lost=2)  # 9.2.1 and 9.2.2


def test_only_items_behind_covered_cells_are_listed(measure):
    """A document where a record is needed covers nothing; 27001 evidence neither."""
    rows = measure(
        "evidence_expiring",
        evidence="""
        evidence_id | satisfies   | kind      | valid_until
        E1          | 42001:9.2.2 | procedure | 2026-09-30
        E2          | 27001:9.2.1 | record    | 2026-09-30
        E3          | 42001:A.4.2 | record    | 2026-09-30
    """,
    )
    assert rows == {}
