-- Share of an area's required cells that current evidence covers.
-- grain: as_of, area
-- reads: areas, cells_at
-- basis: ISO/IEC 42001:2023 9.1
select
    areas.as_of,
    areas.area,
    areas.title,
    areas.pdca,
    count(*) filter (where cells.state = 'covered') as numerator,
    count(cells.state) as denominator,
    1.0 * count(*) filter (where cells.state = 'covered') / nullif(count(cells.state), 0) as ratio
from areas
left join cells_at as cells on cells.as_of = areas.as_of and cells.area = areas.area
group by areas.as_of, areas.area, areas.title, areas.pdca, areas.position
order by areas.as_of, areas.position
