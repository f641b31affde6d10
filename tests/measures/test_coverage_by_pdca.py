"""Coverage by phase: clauses follow the harmonised structure, Annex A counts under do."""


def test_clauses_and_controls_count_under_their_phase(measure):
    rows = measure(
        "coverage_by_pdca",
        systems="system_id\nS1",
        evidence="""
        evidence_id | satisfies
        E1          | 42001:4.1; 42001:7.1; 42001:8.1; 42001:9.1; 42001:10.2; 42001:A.2.2
    """,
    )
    clauses_4_to_7, clause_8, annex_a = 4 + 3 + 6 + 7, 4, 15 + 23
    assert rows["plan"] == dict(numerator=2, denominator=clauses_4_to_7, ratio=2 / 20)
    assert rows["do"] == dict(numerator=2, denominator=clause_8 + annex_a, ratio=2 / 42)
    assert rows["check"] == dict(numerator=1, denominator=6, ratio=1 / 6)
    assert rows["act"] == dict(numerator=1, denominator=2, ratio=1 / 2)


def test_phases_are_in_their_order(measure):
    assert list(measure("coverage_by_pdca")) == ["plan", "do", "check", "act"]


def test_a_phase_without_cells_has_no_ratio(drawn):
    """Looking at area A.2 alone leaves nothing under act."""
    assert drawn().measure("coverage_by_pdca", area="A.2")["act"] == dict(numerator=0, denominator=0, ratio=None)
