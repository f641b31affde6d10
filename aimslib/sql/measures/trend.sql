-- How coverage, level and findings move over the dates asked for.
-- grain: as_of
-- reads: assessment, coverage_total, maturity, findings, systems_at
-- basis: ISO/IEC 42001:2023 9.1
with found as (
    select
        as_of,
        count(*) filter (where severity = 'major') as major,
        count(*) filter (where severity = 'minor') as minor,
        count(*) filter (where severity = 'opportunity') as opportunity
    from findings
    group by as_of
),
registered as (
    select as_of, count(*) as systems
    from systems_at
    where is_in_scope
    group by as_of
)
select
    assessment.as_of,
    coverage_total.numerator,
    coverage_total.denominator,
    coverage_total.ratio,
    coverage_total.controls_evidenced,
    maturity.level,
    coalesce(found.major, 0) as major,
    coalesce(found.minor, 0) as minor,
    coalesce(found.opportunity, 0) as opportunity,
    coalesce(registered.systems, 0) as systems_in_scope,
    'replayed' as basis
from assessment
join coverage_total on coverage_total.as_of = assessment.as_of
join maturity on maturity.as_of = assessment.as_of
left join found on found.as_of = assessment.as_of
left join registered on registered.as_of = assessment.as_of
order by assessment.as_of
