-- Share of the area's requirements, excluded ones aside, that have an owner.
-- grain: as_of, area
-- reads: statement
-- basis: ISO/IEC 42001:2023 5.3, A.3.2
select
    as_of,
    area,
    1.0 * count(*) filter (where is_owned) / count(*) as value
from statement
where not is_excluded
group by as_of, area
