-- Coverage of the clauses is at least 0.90.
-- grain: as_of
-- reads: coverage, requirements
-- basis: ISO/IEC 42001:2023 8.1
select
    coverage.as_of,
    10 * sum(coverage.numerator) >= 9 * sum(coverage.denominator) as passed,
    concat(
        cast(sum(coverage.numerator) as varchar), ' of ', cast(sum(coverage.denominator) as varchar), ' cells covered'
    ) as detail
from coverage
join requirements on requirements.requirement = coverage.requirement
where not requirements.is_control
group by coverage.as_of
