-- An AI system in scope has no approved impact assessment.
-- grain: as_of, system_id
-- needs: impact_assessments.assessment_id
-- reads: assessments_due, systems_at
select
    due.as_of,
    'system' as subject_kind,
    due.system_id as subject_id,
    concat(systems.name, ' has no approved impact assessment') as detail,
    due.since_on
from assessments_due as due
join systems_at as systems on systems.as_of = due.as_of and systems.system_id = due.system_id
where due.trigger = 'registration'
