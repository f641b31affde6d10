-- 0 if a system runs on after its retirement or with neither owner nor review, else 1.
-- grain: as_of, area
-- reads: areas, zombies, reference.findings
-- basis: ISO/IEC 42001:2023 A.6.2.6
select
    areas.as_of,
    areas.area,
    case when count(rules.rule) > 0 then 0.0 else 1.0 end as value
from areas
left join zombies on zombies.as_of = areas.as_of
left join reference.findings as rules
    on zombies.system_id is not null and rules.rule = 'zombie' and rules.severity <> 'note'
group by areas.as_of, areas.area
