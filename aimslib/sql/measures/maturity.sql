-- The level of the AIMS: that of its lowest area, and the areas that hold it back from the next one.
-- grain: as_of
-- reads: maturity_by_area, areas, reference.maturity_ladder
-- basis: reference/maturity_ladder.csv, a convention; the standard mandates no levels. Lowest area decides, not an average
with lowest as (
    select as_of, min(level) as level, count(level) as areas
    from maturity_by_area
    group by as_of
),
steps as (
    select lowest.as_of, lowest.level, lowest.areas, min(ladder.level) as next_level
    from lowest
    left join reference.maturity_ladder as ladder on ladder.level > lowest.level
    group by lowest.as_of, lowest.level, lowest.areas
),
counted as (
    select
        steps.as_of,
        steps.level,
        steps.next_level,
        steps.areas,
        count(*) filter (where by_area.level >= coalesce(steps.next_level, steps.level)) as areas_at_next,
        string_agg(by_area.area, ';' order by areas.position) filter (
            where by_area.level < steps.next_level
        ) as blocking
    from steps
    join maturity_by_area as by_area on by_area.as_of = steps.as_of
    join areas on areas.as_of = by_area.as_of and areas.area = by_area.area
    group by steps.as_of, steps.level, steps.next_level, steps.areas
)
select
    as_of,
    level,
    next_level,
    areas_at_next,
    areas,
    case when blocking is null then cast([] as varchar[]) else string_split(blocking, ';') end as blocking
from counted
order by as_of
