-- The Statement of Applicability at a date: is each requirement decided, excluded, owned?
-- grain: as_of, requirement
-- reads: assessment, requirements, stg_controls, names, role_holders
-- basis: ISO/IEC 42001:2023 6.1.3
with managed as (
    select distinct as_of from role_holders where role = 'aims_manager'
)
select
    assessment.as_of,
    requirements.requirement,
    requirements.area,
    requirements.is_control,
    requirements.position,
    controls.applicable,
    controls.justification,
    controls.owner,
    controls.status,
    controls.decided_on,
    controls.decided_on is null or controls.decided_on <= assessment.as_of as is_decision_made,
    requirements.is_control
        and coalesce(controls.applicable = 'no', false)
        and controls.justification is not null
        and (controls.decided_on is null or controls.decided_on <= assessment.as_of) as is_excluded,
    controls.applicable is not null
        and controls.justification is not null
        and (controls.decided_on is null or controls.decided_on <= assessment.as_of) as is_decided,
    coalesce(names.is_here, false) or (not requirements.is_control and managed.as_of is not null) as is_owned
from assessment
cross join requirements
left join stg_controls as controls on controls.control = requirements.requirement
left join names on names.as_of = assessment.as_of and names.name = controls.owner
left join managed on managed.as_of = assessment.as_of
