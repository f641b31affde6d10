-- An AI tool was seen in use that the register does not know.
-- grain: as_of, tool
-- needs: sightings.tool
-- reads: assessment, stg_sightings
select
    assessment.as_of,
    'tool' as subject_kind,
    sightings.tool as subject_id,
    concat(sightings.tool, ' was seen in use (', string_agg(sightings.source, ', ' order by sightings.source), ')') as detail,
    min(sightings.first_seen_on) as since_on
from assessment
join stg_sightings as sightings
    on sightings.first_seen_on <= assessment.as_of and sightings.system_id is null
group by assessment.as_of, sightings.tool
