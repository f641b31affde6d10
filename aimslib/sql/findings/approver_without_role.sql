-- The latest approved assessment of a system in scope was approved by somebody who did not hold the role
-- impact_assessment_approver on that day, or by nobody named.
-- grain: as_of, assessment_id
-- needs: impact_assessments.approver, roles.role
-- reads: current_assessments, systems_at, stg_roles, names
with held as (
    select names.as_of, roles.holder, roles.from_on, roles.until_on, names.left_on
    from stg_roles as roles
    join names on names.name = roles.holder and names.is_somebody
    where roles.role = 'impact_assessment_approver'
)
select
    assessments.as_of,
    'assessment' as subject_kind,
    assessments.assessment_id as subject_id,
    concat(
        coalesce(assessments.approver, 'Nobody named'), ' approved the assessment of ', systems.name, ' on ',
        cast(assessments.approved_on as varchar), ' without the role impact_assessment_approver'
    ) as detail,
    assessments.approved_on as since_on
from current_assessments as assessments
join systems_at as systems
    on systems.as_of = assessments.as_of and systems.system_id = assessments.system_id and systems.is_in_scope
where
    not exists (
        select 1
        from held
        where
            held.as_of = assessments.as_of
            and held.holder = assessments.approver
            and held.from_on <= assessments.approved_on
            and (held.until_on is null or held.until_on >= assessments.approved_on)
            and (held.left_on is null or held.left_on > assessments.approved_on)
    )
