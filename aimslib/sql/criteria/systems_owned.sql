-- Share of the AI systems in scope that have an owner who is still here.
-- grain: as_of, area
-- reads: areas, systems_at
-- basis: ISO/IEC 42001:2023 5.3, A.3.2
select
    areas.as_of,
    areas.area,
    1.0 * count(*) filter (where systems.is_owned) / nullif(count(systems.system_id), 0) as value
from areas
left join systems_at as systems on systems.as_of = areas.as_of and systems.is_in_scope
group by areas.as_of, areas.area
