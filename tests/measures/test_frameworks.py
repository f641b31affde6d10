"""Coverage of the 42001 cells mapped to NIST AI RMF and to the EU AI Act."""

RMF = [
    dict(id="GOVERN", level="function", function="GOVERN", category=None, title="Govern"),
    dict(id="GOVERN 1", level="category", function="GOVERN", category="GOVERN 1", title="Policies"),
    dict(id="GOVERN 1.1", level="subcategory", function="GOVERN", category="GOVERN 1", title="Legal"),
    dict(id="GOVERN 1.2", level="subcategory", function="GOVERN", category="GOVERN 1", title="Trust"),
    dict(id="GOVERN 2", level="category", function="GOVERN", category="GOVERN 2", title="Roles"),
    dict(id="MAP", level="function", function="MAP", category=None, title="Map"),
]
RMF_MAP = [
    dict(iso42001="5.2", ai_rmf="GOVERN 1.1", basis="drawn"),
    dict(iso42001="6.2", ai_rmf="GOVERN 1.1", basis="drawn"),
    dict(iso42001="5.2", ai_rmf="GOVERN 1.2", basis="drawn"),
    dict(iso42001="5.3", ai_rmf="GOVERN 2", basis="drawn"),
]
EU = [
    dict(iso42001="A.2.2", article="Art. 17", article_title="Quality management system"),
    dict(iso42001="A.5.3", article="Art. 9", article_title="Risk management system"),
    dict(iso42001="A.5.2", article="Art. 9", article_title="Risk management system"),
]
REFERENCE = {"nist_ai_rmf": RMF, "nist_ai_rmf_map": RMF_MAP, "eu_ai_act_map": EU}
POLICY = "satisfies | kind | valid_until\n42001:5.2 | policy | 2026-06-30"


def test_a_function_counts_each_cell_once_that_it_or_its_parts_are_mapped_to(measure):
    """5.2 serves two subcategories: GOVERN 1 has 5.2 and 6.2, GOVERN has 5.3 as well. 5.2 is covered."""
    rows = measure("frameworks", reference=REFERENCE, evidence=POLICY)
    nist = {item: (row["numerator"], row["denominator"]) for (name, item), row in rows.items() if name == "NIST AI RMF"}
    assert nist == {
        "GOVERN": (1, 3), "GOVERN 1": (1, 2), "GOVERN 1.1": (1, 2), "GOVERN 1.2": (1, 1), "GOVERN 2": (0, 1),
        "MAP": (0, 0),
    }  # fmt: skip
    assert rows["NIST AI RMF", "GOVERN"] == dict(level="function", title="Govern", ratio=1 / 3)


def test_an_item_without_cells_has_no_ratio(measure):
    rows = measure(
        "frameworks",
        reference=REFERENCE,
        controls="control | applicable | justification\nA.2.2 | no | covered by the group",
    )
    assert rows["NIST AI RMF", "MAP"] == dict(denominator=0, ratio=None)  # nothing is mapped to it
    assert rows["EU AI Act", "Art. 17"] == dict(denominator=0, ratio=None)  # its only control is excluded


def test_an_article_has_the_cells_of_its_controls_for_each_system(measure):
    """A.5.2 is one cell of the organisation, A.5.3 one of each system; the assessment of S1 shows its A.5.3."""
    rows = measure(
        "frameworks",
        reference=REFERENCE,
        systems="system_id\nS1\nS2",
        impact_assessments="assessment_id | system_id | tier | approved_on\nA1 | S1 | high | 2026-05-01",
    )
    assert rows["EU AI Act", "Art. 9"] == dict(
        level="article", title="Risk management system", numerator=1, denominator=3, ratio=1 / 3
    )


def test_a_cell_counts_on_the_last_day_of_its_evidence(drawn):
    organisation = drawn(reference=REFERENCE, evidence=POLICY)
    assert organisation.measure("frameworks", "2026-06-30")["NIST AI RMF", "GOVERN 1.2"] == dict(ratio=1)
    assert organisation.measure("frameworks", "2026-07-01")["NIST AI RMF", "GOVERN 1.2"] == dict(ratio=0)


def test_nist_in_its_order_then_the_act_by_article(measure):
    rows = measure("frameworks", reference=REFERENCE)
    assert [item for _, item in rows] == [*[row["id"] for row in RMF], "Art. 9", "Art. 17"]


def test_the_shipped_maps_are_shown_whole_also_where_there_is_nothing(measure):
    rows = measure("frameworks")
    levels = [row["level"] for row in rows.values()]
    assert [levels.count(level) for level in ("function", "category", "subcategory")] == [4, 19, 72]
    assert all(row["numerator"] == 0 for row in rows.values())
