-- 0 if a system runs on after its retirement or with neither owner nor review, else 1.
-- grain: as_of, area
-- reads: areas, findings
-- basis: ISO/IEC 42001:2023 A.6.2.6
select
    areas.as_of,
    areas.area,
    case when count(findings.rule) > 0 then 0.0 else 1.0 end as value
from areas
left join findings on findings.as_of = areas.as_of and findings.rule = 'zombie' and findings.severity <> 'note'
group by areas.as_of, areas.area
