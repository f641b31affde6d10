"""The level of an area: the highest one below its first failing criterion."""

RUNGS = {  # a short ladder for area A.2: owned, then decided, then covered
    "maturity_ladder": [
        {"level": level, "area": "A.2", "criterion": criterion, "threshold": 1, "statement": criterion}
        for level, criterion in ((1, "owned"), (2, "decided"), (2, "coverage"), (3, "independently_reviewed"))
    ]
}
OWNED = "A.2.2 | Ada | {0}\nA.2.3 | Ada | {0}\nA.2.4 | Ada | {0}"
HEADER = "control | owner | applicable | justification\n"
EVIDENCE = "evidence_id | satisfies | reviewed_by\nE1 | 42001:A.2.2; 42001:A.2.3; 42001:A.2.4 | Ben"


def controls(decision):
    return HEADER + OWNED.format(decision)


def test_an_area_starts_at_level_0(measure):
    rows = measure("maturity_by_area", reference=RUNGS)
    assert rows["A.2"] == dict(title="Policies related to AI", level=0, next_level=1, criteria_met=0, criteria_total=1)


def test_a_level_needs_all_its_criteria(measure):
    rows = measure("maturity_by_area", reference=RUNGS, controls=controls("yes | Applies"))
    assert rows["A.2"] == dict(level=1, next_level=2, criteria_met=1, criteria_total=2)


def test_a_higher_level_does_not_count_over_a_failing_lower_one(measure):
    """Everything is covered and reviewed, but nothing decided."""
    rows = measure("maturity_by_area", reference=RUNGS, controls=controls("|"), evidence=EVIDENCE)
    assert rows["A.2"] == dict(level=1, next_level=2, criteria_met=1, criteria_total=2)


def test_at_the_top_there_is_no_next_level(measure):
    rows = measure("maturity_by_area", reference=RUNGS, controls=controls("yes | Applies"), evidence=EVIDENCE)
    assert rows["A.2"] == dict(level=3, next_level=None, criteria_met=0, criteria_total=0)


def test_a_criterion_with_nothing_to_count_is_skipped(measure):
    """One register item covers area 9's rung in full; no evidence row is there to be reviewed, so level 3 holds."""
    rungs = {
        "maturity_ladder": [
            {"level": 1, "area": "9", "criterion": "audit_current", "threshold": 1, "statement": "Audited"},
            {"level": 2, "area": "9", "criterion": "independently_reviewed", "threshold": 1, "statement": "Reviewed"},
            {"level": 2, "area": "9", "criterion": "audit_current", "threshold": 1, "statement": "Audited"},
        ]
    }
    rows = measure("maturity_by_area", reference=rungs, audits="completed_on\n2026-02-01")
    assert rows["9"] == dict(level=2)
    rows = measure("maturity_by_area", reference=rungs)
    assert rows["9"] == dict(level=0, next_level=1, criteria_met=0, criteria_total=1)


def test_skipped_criteria_do_not_count_towards_the_next_level(measure):
    rungs = {
        "maturity_ladder": [
            {"level": 1, "area": "9", "criterion": criterion, "threshold": 1, "statement": criterion}
            for criterion in ("audit_current", "review_current", "independently_reviewed")
        ]
    }
    rows = measure("maturity_by_area", reference=rungs, audits="completed_on\n2026-02-01")
    assert rows["9"] == dict(level=0, criteria_met=1, criteria_total=2)


def test_an_area_without_cells_has_no_level(measure):
    assert measure("maturity_by_area")["A.4"] == dict(level=None, next_level=None, criteria_met=0, criteria_total=0)


def test_areas_are_in_the_order_of_the_standard(measure):
    assert list(measure("maturity_by_area"))[5:9] == ["9", "10", "A.2", "A.3"]
