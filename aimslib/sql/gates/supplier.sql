-- Responsibilities with the supplier of the system were allocated within 365 days; without a supplier there is nothing
-- to allocate.
-- grain: as_of, system_id, stage
-- reads: targets, systems_at, stg_suppliers
-- basis: ISO/IEC 42001:2023 A.10.2
with judged as (
    select
        systems.as_of,
        systems.system_id,
        targets.stage,
        systems.supplier,
        suppliers.responsibilities_allocated_on as allocated_on,
        case
            when systems.supplier is null then 'no supplier'
            when suppliers.supplier is null then 'not in suppliers'
            when suppliers.responsibilities_allocated_on is null then 'not allocated'
            when suppliers.responsibilities_allocated_on > systems.as_of then 'not allocated yet'
            when suppliers.responsibilities_allocated_on < systems.as_of - 365 then 'lapsed'
            else 'allocated'
        end as state
    from targets
    join systems_at as systems on systems.system_id = targets.system_id
    left join stg_suppliers as suppliers on suppliers.supplier = systems.supplier
    where targets.stage <> 'retired'
)
select
    as_of,
    system_id,
    stage,
    1 as position,
    state in ('no supplier', 'allocated') as passed,
    case state
        when 'no supplier' then 'no supplier'
        when 'not in suppliers' then concat(supplier, ' is not in suppliers')
        when 'not allocated' then concat('no responsibilities are allocated with ', supplier)
        when 'not allocated yet'
            then concat('responsibilities with ', supplier, ' will be allocated on ', cast(allocated_on as varchar))
        when 'lapsed'
            then concat('the allocation with ', supplier, ' ended on ', cast(allocated_on + 365 as varchar))
        else concat('allocated with ', supplier, ' on ', cast(allocated_on as varchar))
    end as summary,
    'A.10.2' as requirement,
    cast(null as varchar) as finding,
    state,
    case
        when state not in ('no supplier', 'allocated')
            then 'Allocate them and record the day in suppliers.responsibilities_allocated_on'
    end as remedy,
    summary as detail
from judged
