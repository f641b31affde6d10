-- A system in scope was deployed before its first assessment was approved.
-- grain: as_of, system_id
-- needs: systems.deployed_on, impact_assessments.assessment_id
-- reads: systems_at, stg_impact_assessments
with first_approved as (
    select system_id, min(approved_on) as approved_on
    from stg_impact_assessments
    group by system_id
)
select
    systems.as_of,
    'system' as subject_kind,
    systems.system_id as subject_id,
    concat(
        systems.name, ' was deployed on ', cast(systems.deployed_on as varchar),
        case
            when first_approved.approved_on <= systems.as_of
                then concat('; its first assessment was approved on ', cast(first_approved.approved_on as varchar))
            else ' and has no approved assessment'
        end
    ) as detail,
    systems.deployed_on as since_on
from systems_at as systems
left join first_approved on first_approved.system_id = systems.system_id
where
    systems.is_in_scope
    and systems.deployed_on <= systems.as_of
    and (first_approved.approved_on is null or first_approved.approved_on > systems.deployed_on)
