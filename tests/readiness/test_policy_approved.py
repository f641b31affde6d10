"""The AI policy (5.2) is covered: an approved policy counts on its days, another standard's does not."""


def test_the_policy_is_covered_from_its_start_to_its_last_day(answer):
    def on(day):
        return answer(
            "policy_approved",
            as_of=day,
            evidence="""
            satisfies | kind   | effective_on | accepted_on | valid_until
            42001:5.2 | policy | 2026-01-01   | 2026-02-01  | 2026-06-30
        """,
        )

    assert on("2026-01-31") == dict(passed=False, detail="5.2 AI policy: 0 covered of 1")
    assert on("2026-02-01") == dict(passed=True, detail="5.2 AI policy: 1 covered of 1")
    assert on("2026-06-30") == dict(passed=True)
    assert on("2026-07-01") == dict(passed=False)


def test_the_control_alone_is_not_the_clause(answer):
    assert answer("policy_approved", evidence="satisfies | kind\n42001:A.2.2 | policy") == dict(passed=False)


def test_without_evidence_there_is_no_policy(answer):
    assert answer("policy_approved") == dict(passed=False)
