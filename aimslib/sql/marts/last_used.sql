-- The last day by as_of on which a system was seen in use, by its register entry or by a sighting.
-- grain: as_of, system_id
-- reads: assessment, stg_systems, stg_sightings
with seen as (
    select system_id, last_used_on as seen_on from stg_systems
    union all
    select system_id, last_seen_on as seen_on from stg_sightings
)
select
    assessment.as_of,
    seen.system_id,
    max(seen.seen_on) as last_used_on
from assessment
join seen on seen.seen_on <= assessment.as_of
where seen.system_id is not null
group by assessment.as_of, seen.system_id
