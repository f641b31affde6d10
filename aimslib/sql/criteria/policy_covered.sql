-- 1 if the AI policy (5.2, and A.2.2 for its objective) is covered, else 0; empty where the control is excluded.
-- grain: as_of, area
-- reads: areas, requirements, cells_at
-- basis: ISO/IEC 42001:2023 5.2, A.2.2
select
    areas.as_of,
    areas.area,
    case
        when count(cells.state) = 0 then null
        when count(*) filter (where cells.state = 'covered') > 0 then 1.0
        else 0.0
    end as value
from areas
join requirements on requirements.area = areas.area and requirements.requirement in ('5.2', 'A.2.2')
left join cells_at as cells on cells.as_of = areas.as_of and cells.requirement = requirements.requirement
group by areas.as_of, areas.area
