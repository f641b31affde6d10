-- Share of the high-tier systems whose impact assessment is not due; an unassessed system counts here if the register
-- says high or says nothing.
-- grain: as_of, area
-- reads: areas, systems_at, assessments_due
-- basis: ISO/IEC 42001:2023 6.1.4, 8.4
select
    areas.as_of,
    areas.area,
    1.0 * count(*) filter (where systems.system_id is not null and due.system_id is null)
        / nullif(count(systems.system_id), 0) as value
from areas
left join systems_at as systems
    on systems.as_of = areas.as_of
    and systems.is_in_scope
    and systems.tier = 'high'
    and (systems.assessment_id is not null or coalesce(systems.risk_tier, 'high') = 'high')
left join assessments_due as due on due.as_of = systems.as_of and due.system_id = systems.system_id
group by areas.as_of, areas.area
