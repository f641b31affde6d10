-- The latest approved assessment of a system in scope was approved by its assessor.
-- grain: as_of, assessment_id
-- needs: impact_assessments.approver
-- reads: current_assessments, systems_at
select
    assessments.as_of,
    'assessment' as subject_kind,
    assessments.assessment_id as subject_id,
    concat(assessments.assessor, ' both assessed ', systems.name, ' and approved the assessment') as detail,
    assessments.approved_on as since_on
from current_assessments as assessments
join systems_at as systems
    on systems.as_of = assessments.as_of and systems.system_id = assessments.system_id and systems.is_in_scope
where assessments.approver = assessments.assessor
