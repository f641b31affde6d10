-- Share of today's required cells that were covered today and at the ends of the four quarters before it, as far back
-- as the system was registered.
-- grain: as_of, area
-- reads: cell_states, stg_systems
-- basis: ISO/IEC 42001:2023 9.1, 10.1
with cells as (
    select
        states.as_of,
        states.area,
        states.requirement,
        states.place,
        count(*) filter (where states.state <> 'covered') as days_uncovered
    from cell_states as states
    left join stg_systems as systems on systems.system_id = states.place
    where
        states.on_date = states.as_of
        or systems.system_id is null
        or states.on_date >= systems.registered_on
    group by states.as_of, states.area, states.requirement, states.place
)
select
    as_of,
    area,
    1.0 * count(*) filter (where days_uncovered = 0) / count(*) as value
from cells
group by as_of, area
