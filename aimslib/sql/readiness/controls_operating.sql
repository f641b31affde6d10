-- Coverage of every Annex A area that has cells is at least 0.90.
-- grain: as_of
-- reads: coverage_by_area, areas
-- basis: ISO/IEC 42001:2023 8.1, Annex A
with judged as (
    select
        by_area.as_of,
        by_area.area,
        areas.position,
        by_area.denominator,
        10 * by_area.numerator >= 9 * by_area.denominator as is_operating
    from coverage_by_area as by_area
    join areas on areas.as_of = by_area.as_of and areas.area = by_area.area
    where by_area.area like 'A.%'
)
select
    as_of,
    count(*) filter (where not is_operating) = 0 as passed,
    concat(
        cast(count(*) filter (where is_operating and denominator > 0) as varchar), ' of ',
        cast(count(*) filter (where denominator > 0) as varchar), ' areas at 0.90',
        coalesce('; below: ' || string_agg(area, ', ' order by position) filter (where not is_operating), '')
    ) as detail
from judged
group by as_of
