"""Coverage of a requirement: covered / required cells; everything else is shown and does not count."""


def test_27001_evidence_is_reusable_but_covers_only_once_it_names_the_42001_requirement(measure):
    """An ISMS audit can be widened to the AIMS (9.2.1 is `full` in the crosswalk); until then it covers nothing."""
    rows = measure(
        "coverage",
        evidence="""
        evidence_id | satisfies               | kind   | effective_on | status
        E1          | 27001:9.2.1             | record | 2026-01-01   | accepted
        E2          | 27001:10.2; 42001:10.2  | record | 2026-01-01   | accepted
    """,
    )
    assert rows["9.2.1"] == dict(numerator=0, denominator=1, reusable=1)
    assert rows["10.2"] == dict(numerator=1, denominator=1, covered=1)


def test_every_state_is_counted_and_only_covered_counts(measure):
    """A.6.2.6 needs a record; 27001:A.8.16 is partial for it."""
    rows = measure(
        "coverage",
        systems="system_id\nS1\nS2\nS3\nS4\nS5",
        evidence="""
        evidence_id | satisfies     | system_id | kind      | effective_on
        E1          | 42001:A.6.2.6 | S1        | record    | 2026-01-01
        E2          | 42001:A.6.2.6 | S2        | procedure | 2026-01-01
        E3          | 42001:A.6.2.6 | S3        | record    | 2025-01-01
        E4          | 27001:A.8.16  | S4        | log       | 2026-01-01
    """,
    )
    assert rows["A.6.2.6"] == dict(
        title="AI system operation and monitoring",
        area="A.6",
        scope="system",
        excluded=False,
        covered=1,
        designed=1,
        reusable=0,
        expired=1,
        top_up=1,
        missing=1,
        numerator=1,
        denominator=5,
        ratio=1 / 5,
    )


def test_it_lists_all_requirements_and_a_requirement_without_cells_has_no_ratio(measure):
    rows = measure("coverage", controls="control | applicable | justification\nA.2.2 | no | Not needed")
    assert len(rows) == 32 + 38
    assert rows["A.2.2"] == dict(excluded=True, numerator=0, denominator=0, ratio=None)
    assert rows["A.4.2"] == dict(excluded=False, numerator=0, denominator=0, ratio=None)  # no system


def test_requirements_are_in_the_order_of_the_standard(measure):
    order = list(measure("coverage"))
    assert order[:2] == ["4.1", "4.2"]
    assert order.index("10.2") + 1 == order.index("A.2.2")
    assert order[-4:] == ["A.9.4", "A.10.2", "A.10.3", "A.10.4"]  # A.10 sorts after A.9
