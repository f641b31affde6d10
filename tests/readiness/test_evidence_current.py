"""Coverage in total is at least 0.90. Without systems that is the 32 clauses and the organisation-wide controls."""

from tests.oracle.draw import CLAUSES, CONTROLS


def test_ninety_of_a_hundred_cells_on_their_last_day(drawn):
    total = drawn().measure("coverage_total")["denominator"]
    cells = [row["requirement"] for row in drawn().measure("coverage").values() if row["denominator"]]
    assert len(cells) == total
    enough = -(-9 * total // 10)  # 0.90 of them, rounded up

    def covering(n):
        return "satisfies | valid_until\n" + "\n".join(f"42001:{name} | 2026-06-30" for name in cells[:n])

    def row(n, day="2026-06-30"):
        return drawn(evidence=covering(n)).measure("readiness", day)["surveillance", "evidence_current"]

    assert row(enough) == dict(passed=True, detail=f"{enough} of {total} cells covered")
    assert row(enough - 1) == dict(passed=False)
    assert row(enough, "2026-07-01") == dict(passed=False, detail=f"0 of {total} cells covered")


def test_everything_covered_passes_and_nothing_covered_does_not(answer):
    everything = "satisfies\n" + "\n".join(f"42001:{name}" for name in (*CLAUSES, *CONTROLS))
    assert answer("evidence_current", evidence=everything) == dict(passed=True)
    assert answer("evidence_current") == dict(passed=False)
