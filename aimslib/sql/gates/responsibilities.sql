-- Accepted evidence for A.10.2, from the day of retirement or later, shows that the responsibilities shared with the
-- supplier ended; without a supplier there are none.
-- grain: as_of, system_id, stage
-- reads: targets, systems_at, items
-- basis: ISO/IEC 42001:2023 A.10.2
with shown as (
    select systems.as_of, systems.system_id, min(items.item_id) as item_id
    from targets
    join systems_at as systems on systems.system_id = targets.system_id
    join items
        on items.source = 'evidence'
        and items.standard = '42001'
        and items.identifier = 'A.10.2'
        and items.place = systems.system_id
        and items.starts_on <= systems.as_of
        and items.effective_on >= systems.retired_on
    where targets.stage = 'retired'
    group by systems.as_of, systems.system_id
)
select
    systems.as_of,
    systems.system_id,
    targets.stage,
    1 as position,
    systems.supplier is null or shown.item_id is not null as passed,
    case
        when systems.supplier is null then 'no supplier'
        when shown.item_id is not null then concat(shown.item_id, ' shows that they ended')
        else concat('nothing shows that those shared with ', systems.supplier, ' ended')
    end as summary,
    'A.10.2' as requirement,
    cast(null as varchar) as finding,
    case
        when systems.supplier is null then 'no supplier'
        when shown.item_id is not null then 'ended'
        else 'not ended'
    end as state,
    case
        when systems.supplier is not null and shown.item_id is null
            then concat(
                'Collect evidence for 42001:A.10.2 of ', systems.system_id, ', effective on or after ',
                cast(systems.retired_on as varchar)
            )
    end as remedy,
    summary as detail
from targets
join systems_at as systems on systems.system_id = targets.system_id
left join shown on shown.as_of = systems.as_of and shown.system_id = systems.system_id
where targets.stage = 'retired'
