-- Every clause that calls for documented information is designed or covered.
-- grain: as_of
-- reads: coverage, reference.clauses
-- basis: ISO/IEC 42001:2023 7.5.1
with documented as (
    select
        coverage.as_of,
        coverage.requirement,
        clauses.position,
        coverage.denominator > 0 and coverage.covered + coverage.designed = coverage.denominator as is_there
    from coverage
    join reference.clauses as clauses on clauses.clause = coverage.requirement
    where clauses.documented_information is not null
)
select
    as_of,
    count(*) filter (where not is_there) = 0 as passed,
    concat(
        cast(count(*) filter (where is_there) as varchar), ' of ', cast(count(*) as varchar), ' clauses documented',
        coalesce('; open: ' || string_agg(requirement, ', ' order by position) filter (where not is_there), '')
    ) as detail
from documented
group by as_of
