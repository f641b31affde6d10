-- An excluded control is named by the latest approved impact assessment of a system in scope.
-- grain: as_of, control
-- needs: impacts.controls
-- reads: statement, systems_at, current_assessments, stg_impact_controls
with naming as (
    select distinct
        systems.as_of,
        systems.system_id,
        assessments.approved_on,
        impacts.control
    from systems_at as systems
    join current_assessments as assessments
        on assessments.as_of = systems.as_of and assessments.system_id = systems.system_id
    join stg_impact_controls as impacts on impacts.assessment_id = assessments.assessment_id
    where systems.is_in_scope
)
select
    statement.as_of,
    'control' as subject_kind,
    statement.requirement as subject_id,
    concat(
        statement.requirement, ' is excluded, and the impact assessments of ', cast(count(*) as varchar),
        ' system(s) name it'
    ) as detail,
    min(naming.approved_on) as since_on
from statement
join naming on naming.as_of = statement.as_of and naming.control = statement.requirement
where statement.is_excluded
group by statement.as_of, statement.requirement
