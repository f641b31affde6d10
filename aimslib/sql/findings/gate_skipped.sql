-- A system in scope is in deployment or operation and lacks an approved verification or deployment gate.
-- grain: as_of, system_id
-- needs: lifecycle_gates.gate_id
-- reads: systems_at, stg_lifecycle_gates
with passed as (
    select
        systems.as_of,
        systems.system_id,
        systems.name,
        systems.registered_on,
        systems.deployed_on,
        max(case when gates.stage = 'verification' then 1 else 0 end) as verification,
        max(case when gates.stage = 'deployment' then 1 else 0 end) as deployment
    from systems_at as systems
    left join stg_lifecycle_gates as gates
        on gates.system_id = systems.system_id and gates.approved_on <= systems.as_of
    where systems.is_in_scope and systems.stage in ('deployment', 'operation')
    group by systems.as_of, systems.system_id, systems.name, systems.registered_on, systems.deployed_on
)
select
    as_of,
    'system' as subject_kind,
    system_id as subject_id,
    concat(
        name, ' has no approved ',
        case
            when verification = 0 and deployment = 0 then 'verification gate and no approved deployment gate'
            when verification = 0 then 'verification gate'
            else 'deployment gate'
        end
    ) as detail,
    case when deployed_on <= as_of then deployed_on else registered_on end as since_on
from passed
where verification = 0 or deployment = 0
