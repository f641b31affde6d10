-- The system was not used after its retirement. Of a system that was deployed, the day of its last use has to be known.
-- grain: as_of, system_id, stage
-- reads: targets, systems_at, stg_lifecycle_gates
-- basis: ISO/IEC 42001:2023 A.6.2.6
with judged as (
    select
        systems.as_of,
        systems.system_id,
        targets.stage,
        systems.retired_on,
        systems.last_used_on,
        case
            when systems.retired_on > systems.as_of then 'not retired yet'
            when systems.last_used_on > systems.retired_on then 'in use'
            when systems.last_used_on is not null then 'out of use'
            when
                systems.deployed_on is not null
                or exists (
                    select 1
                    from stg_lifecycle_gates as gates
                    where
                        gates.system_id = systems.system_id
                        and gates.stage in ('deployment', 'operation')
                        and gates.approved_on <= systems.as_of
                )
                then 'not known'
            else 'never deployed'
        end as state
    from targets
    join systems_at as systems on systems.system_id = targets.system_id
    where targets.stage = 'retired'
)
select
    as_of,
    system_id,
    stage,
    1 as position,
    state in ('out of use', 'never deployed') as passed,
    case state
        when 'not retired yet' then concat('it is to be retired on ', cast(retired_on as varchar))
        when 'in use'
            then concat('used on ', cast(last_used_on as varchar), ', after its retirement on ', cast(retired_on as varchar))
        when 'not known' then 'it was deployed, and nothing says when it was last used'
        when 'never deployed' then 'it was never deployed'
        else concat('last used on ', cast(last_used_on as varchar))
    end as summary,
    'A.6.2.6' as requirement,
    cast(null as varchar) as finding,
    state,
    case state
        when 'not retired yet' then 'Ask again on that day, or correct systems.retired_on'
        when 'in use' then 'End its use, or correct systems.retired_on'
        when 'not known' then 'Record systems.last_used_on'
    end as remedy,
    summary as detail
from judged
