-- The level of an area: the highest one with no failing criterion at it or below; areas without cells have none.
-- grain: as_of, area
-- reads: coverage_by_area, areas, maturity_criteria, reference.maturity_ladder
-- basis: reference/maturity_ladder.csv, a convention; the standard mandates no levels
with levels as (
    select 0 as level
    union
    select level from reference.maturity_ladder
),
failing as (
    select as_of, area, min(level) as level
    from maturity_criteria
    where not met
    group by as_of, area
),
reached as (
    select
        coverage.as_of,
        coverage.area,
        coverage.title,
        areas.position,
        case when coverage.denominator > 0 then max(levels.level) end as level
    from coverage_by_area as coverage
    join areas on areas.as_of = coverage.as_of and areas.area = coverage.area
    left join failing on failing.as_of = coverage.as_of and failing.area = coverage.area
    join levels on failing.level is null or levels.level < failing.level
    group by coverage.as_of, coverage.area, coverage.title, areas.position, coverage.denominator
),
steps as (
    select
        reached.as_of,
        reached.area,
        reached.title,
        reached.position,
        reached.level,
        min(levels.level) as next_level
    from reached
    left join levels on levels.level > reached.level
    group by reached.as_of, reached.area, reached.title, reached.position, reached.level
)
select
    steps.as_of,
    steps.area,
    steps.title,
    steps.level,
    steps.next_level,
    count(*) filter (where criteria.met) as criteria_met,
    count(criteria.met) as criteria_total
from steps
left join maturity_criteria as criteria
    on criteria.as_of = steps.as_of and criteria.area = steps.area and criteria.level = steps.next_level
group by steps.as_of, steps.area, steps.title, steps.position, steps.level, steps.next_level
order by steps.as_of, steps.position
