-- Share of the cells of an AI system in scope that current evidence covers.
-- grain: as_of, system_id
-- reads: systems_at, cells_at
-- basis: ISO/IEC 42001:2023 9.1
select
    systems.as_of,
    systems.system_id,
    systems.name,
    systems.tier,
    count(*) filter (where cells.state = 'covered') as numerator,
    count(cells.state) as denominator,
    1.0 * count(*) filter (where cells.state = 'covered') / nullif(count(cells.state), 0) as ratio
from systems_at as systems
left join cells_at as cells on cells.as_of = systems.as_of and cells.place = systems.system_id
where systems.is_in_scope
group by systems.as_of, systems.system_id, systems.name, systems.tier
order by systems.as_of, systems.system_id
