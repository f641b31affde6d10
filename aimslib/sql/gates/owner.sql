-- The system has an owner who is still here.
-- grain: as_of, system_id, stage
-- reads: targets, systems_at
-- basis: ISO/IEC 42001:2023 5.3, A.3.2
select
    systems.as_of,
    systems.system_id,
    targets.stage,
    1 as position,
    systems.is_owned as passed,
    case
        when systems.is_owned then systems.owner
        when not systems.is_owner_in_source then 'the register has no column owner'
        when systems.is_owner_named then concat(systems.owner, ' has left on ', cast(systems.owner_left_on as varchar))
        when systems.owner is not null then concat(systems.owner, ' names nobody')
        else 'no owner is named'
    end as summary,
    '5.3' as requirement,
    cast(null as varchar) as finding,
    case when systems.is_owned then 'owned' else 'not owned' end as state,
    case
        when systems.is_owned then null
        when systems.is_owner_named then 'Hand the system to a new owner'
        else 'Name an owner in systems.owner'
    end as remedy,
    summary as detail
from targets
join systems_at as systems on systems.system_id = targets.system_id
where targets.stage <> 'retired'
