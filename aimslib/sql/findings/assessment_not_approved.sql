-- An assessment of a system in scope waits for its approval for more than 30 days.
-- grain: as_of, assessment_id
-- needs: impact_assessments.approved_on
-- reads: systems_at, stg_impact_assessments
select
    systems.as_of,
    'assessment' as subject_kind,
    assessments.assessment_id as subject_id,
    concat(
        'The assessment of ', systems.name, ' by ', assessments.assessor, ' on ',
        cast(assessments.assessed_on as varchar), ' waits for approval'
    ) as detail,
    assessments.assessed_on + 30 as since_on
from systems_at as systems
join stg_impact_assessments as assessments
    on assessments.system_id = systems.system_id
    and assessments.assessed_on < systems.as_of - 30
    and (assessments.approved_on is null or assessments.approved_on > systems.as_of)
where systems.is_in_scope
