-- The systems that run on: past their retirement date, used after it, or in operation with neither owner nor review for
-- 365 days, with the day since when.
-- grain: as_of, system_id
-- reads: systems_at
-- basis: ISO/IEC 42001:2023 A.6.2.6
with judged as (
    select
        *,
        case
            when recorded_stage <> 'retired' and retired_on <= as_of then 'kept'
            when is_retired and last_used_on > retired_on then 'used'
            when
                is_in_scope
                and stage = 'operation'
                and is_owner_in_source
                and not is_owned
                and (last_used_on is null or last_used_on >= as_of - 365)
                and reviewed_on < as_of - 365
                then 'abandoned'
        end as reason
    from systems_at
    where is_wanted
)
select
    as_of,
    system_id,
    case reason
        when 'kept'
            then concat(name, ' should be retired since ', cast(retired_on as varchar), ', the register says ', recorded_stage)
        when 'used'
            then concat(name, ' was retired on ', cast(retired_on as varchar), ' and used on ', cast(last_used_on as varchar))
        else concat(name, ' has no owner and was last reviewed on ', cast(reviewed_on as varchar))
    end as detail,
    case when reason = 'abandoned' then reviewed_on + 365 else retired_on end as since_on
from judged
where reason is not null
