-- 0 if a major nonconformity is open past its due date or without one, or if nonconformities are not kept; else 1.
-- grain: as_of, area
-- reads: areas, stg_nonconformities, provided
-- basis: ISO/IEC 42001:2023 10.2
select
    areas.as_of,
    areas.area,
    case
        when not exists (select 1 from provided where table_name = 'nonconformities') then 0.0
        when count(overdue.nonconformity_id) > 0 then 0.0
        else 1.0
    end as value
from areas
left join stg_nonconformities as overdue
    on overdue.severity = 'major'
    and overdue.raised_on <= areas.as_of
    and (overdue.closed_on is null or overdue.closed_on > areas.as_of)
    and (overdue.due_on is null or overdue.due_on < areas.as_of)
group by areas.as_of, areas.area
