-- The sixteen areas: clauses 4 to 10 and the nine control objectives.
-- grain: as_of, area
-- reads: assessment, requirements
select
    assessment.as_of,
    requirements.area,
    requirements.area_title as title,
    min(requirements.pdca) as pdca,
    min(requirements.position) as position
from assessment
cross join requirements
group by assessment.as_of, requirements.area, requirements.area_title
