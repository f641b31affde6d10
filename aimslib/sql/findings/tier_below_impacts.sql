-- The latest approved assessment of a system in scope declares a lower tier than its impacts demand.
-- grain: as_of, assessment_id
-- needs: impacts.impact_id
-- reads: current_assessments, systems_at
select
    assessments.as_of,
    'assessment' as subject_kind,
    assessments.assessment_id as subject_id,
    concat(
        'The assessment of ', systems.name, ' declares ', assessments.declared_tier, ', its impacts demand ',
        assessments.tier
    ) as detail,
    assessments.approved_on as since_on
from current_assessments as assessments
join systems_at as systems
    on systems.as_of = assessments.as_of and systems.system_id = assessments.system_id and systems.is_in_scope
where assessments.declared_tier <> assessments.tier
