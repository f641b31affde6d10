-- 1 if an internal audit of the AIMS was completed within 365 days, else 0.
-- grain: as_of, area
-- reads: areas, aims_audits
-- basis: ISO/IEC 42001:2023 9.2.2
select
    areas.as_of,
    areas.area,
    case when count(audits.audit_id) > 0 then 1.0 else 0.0 end as value
from areas
left join aims_audits as audits
    on audits.kind = 'internal'
    and audits.completed_on <= areas.as_of
    and audits.completed_on >= areas.as_of - 365
group by areas.as_of, areas.area
