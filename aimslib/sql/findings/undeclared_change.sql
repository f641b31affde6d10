-- Purpose, role or supplier of a system differ from an earlier snapshot, and no change date lies between.
-- grain: as_of, system_id
-- needs: systems.changed_on
-- reads: systems_at, earlier_systems
with differing as (
    select
        systems.as_of,
        systems.system_id,
        systems.name,
        systems.changed_on,
        max(earlier.as_of) as last_known_on,
        max(case when earlier.purpose is distinct from systems.purpose then 1 else 0 end) as purpose_changed,
        max(case when earlier.role is distinct from systems.role then 1 else 0 end) as role_changed,
        max(case when earlier.supplier is distinct from systems.supplier then 1 else 0 end) as supplier_changed
    from systems_at as systems
    join earlier_systems as earlier
        on earlier.system_id = systems.system_id
        and earlier.as_of < systems.as_of
        and (
            earlier.purpose is distinct from systems.purpose
            or earlier.role is distinct from systems.role
            or earlier.supplier is distinct from systems.supplier
        )
    where systems.is_in_scope
    group by systems.as_of, systems.system_id, systems.name, systems.changed_on
)
select
    as_of,
    'system' as subject_kind,
    system_id as subject_id,
    concat(
        name, ' changed after ', cast(last_known_on as varchar), ' without a change date:',
        case when purpose_changed = 1 then ' purpose' else '' end,
        case when role_changed = 1 then ' role' else '' end,
        case when supplier_changed = 1 then ' supplier' else '' end
    ) as detail,
    last_known_on as since_on
from differing
where changed_on is null or changed_on < last_known_on
