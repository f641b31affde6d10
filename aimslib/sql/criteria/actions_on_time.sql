-- Share of the nonconformities due within the last 365 days that were closed by their due date.
-- grain: as_of, area
-- reads: areas, stg_nonconformities
-- basis: ISO/IEC 42001:2023 10.2
select
    areas.as_of,
    areas.area,
    1.0 * count(*) filter (where due.closed_on <= due.due_on) / nullif(count(due.nonconformity_id), 0) as value
from areas
left join stg_nonconformities as due
    on due.raised_on <= areas.as_of
    and due.due_on <= areas.as_of
    and due.due_on > areas.as_of - 365
group by areas.as_of, areas.area
