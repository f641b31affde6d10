-- 0 without a registered AI system; else the share of the AI tools seen in use that the register knows; 1 where none was
-- seen or nobody looked.
-- grain: as_of, area
-- reads: areas, stg_systems, stg_sightings
-- basis: ISO/IEC 42001:2023 4.3
with systems as (
    select areas.as_of, areas.area, count(systems.system_id) as registered
    from areas
    left join stg_systems as systems on systems.registered_on <= areas.as_of
    group by areas.as_of, areas.area
),
seen as (
    select
        areas.as_of,
        areas.area,
        count(sightings.tool) as tools,
        count(sightings.system_id) as known
    from areas
    left join stg_sightings as sightings on sightings.first_seen_on <= areas.as_of
    group by areas.as_of, areas.area
)
select
    systems.as_of,
    systems.area,
    case
        when systems.registered = 0 then 0.0
        when seen.tools = 0 then 1.0
        else 1.0 * seen.known / nullif(seen.tools, 0)
    end as value
from systems
join seen on seen.as_of = systems.as_of and seen.area = systems.area
