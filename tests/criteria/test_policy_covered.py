"""1 if the AI policy is covered: 5.2 for area 5, A.2.2 for area A.2."""


def test_each_area_asks_for_its_own(value):
    clause, control = ("evidence_id | satisfies\nE1 | 42001:5.2", "evidence_id | satisfies\nE1 | 42001:A.2.2")
    assert (value("policy_covered", "5", evidence=clause), value("policy_covered", "A.2", evidence=clause)) == (1, 0)
    assert (value("policy_covered", "5", evidence=control), value("policy_covered", "A.2", evidence=control)) == (0, 1)


def test_it_is_covered_on_its_last_day_and_not_the_day_after(value):
    policy = "evidence_id | satisfies | kind | valid_until\nE1 | 42001:5.2 | policy | 2026-06-30"
    assert value("policy_covered", "5", as_of="2026-06-30", evidence=policy) == 1
    assert value("policy_covered", "5", as_of="2026-07-01", evidence=policy) == 0


def test_an_excluded_control_has_no_value(value):
    excluded = "control | applicable | justification\nA.2.2 | no | One policy serves all"
    assert value("policy_covered", "A.2", controls=excluded) is None
