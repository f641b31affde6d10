-- Share of all required cells that current evidence covers; controls and clauses are evidenced when all their cells are.
-- grain: as_of
-- reads: coverage, requirements
-- basis: ISO/IEC 42001:2023 9.1
select
    coverage.as_of,
    sum(coverage.numerator)::bigint as numerator,
    sum(coverage.denominator)::bigint as denominator,
    1.0 * sum(coverage.numerator) / nullif(sum(coverage.denominator), 0) as ratio,
    count(*) filter (
        where requirements.is_control and coverage.denominator > 0 and coverage.numerator = coverage.denominator
    ) as controls_evidenced,
    count(*) filter (where requirements.is_control and coverage.denominator > 0) as controls_applicable,
    count(*) filter (
        where not requirements.is_control and coverage.denominator > 0 and coverage.numerator = coverage.denominator
    ) as clauses_evidenced,
    count(*) filter (where not requirements.is_control and coverage.denominator > 0) as clauses
from coverage
join requirements on requirements.requirement = coverage.requirement
group by coverage.as_of
order by coverage.as_of
