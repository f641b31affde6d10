-- Responsibilities with the supplier of a system in scope are not allocated, or older than 365 days.
-- grain: as_of, supplier
-- needs: systems.supplier, suppliers.responsibilities_allocated_on
-- reads: systems_at, stg_suppliers
with supplied as (
    select as_of, supplier, count(*) as systems, min(registered_on) as registered_on
    from systems_at
    where is_in_scope and supplier is not null
    group by as_of, supplier
)
select
    supplied.as_of,
    'supplier' as subject_kind,
    supplied.supplier as subject_id,
    case
        when suppliers.supplier is null
            then concat(supplied.supplier, ' supplies ', cast(supplied.systems as varchar), ' system(s) and is not in suppliers')
        when suppliers.responsibilities_allocated_on < supplied.as_of - 365
            then concat('Allocation with ', supplied.supplier, ' dates from ', cast(suppliers.responsibilities_allocated_on as varchar))
        else concat('No allocation with ', supplied.supplier, ' for ', cast(supplied.systems as varchar), ' system(s)')
    end as detail,
    case
        when suppliers.responsibilities_allocated_on < supplied.as_of - 365
            then suppliers.responsibilities_allocated_on + 365
        else supplied.registered_on
    end as since_on
from supplied
left join stg_suppliers as suppliers on suppliers.supplier = supplied.supplier
where
    suppliers.responsibilities_allocated_on is null
    or suppliers.responsibilities_allocated_on > supplied.as_of
    or suppliers.responsibilities_allocated_on < supplied.as_of - 365
