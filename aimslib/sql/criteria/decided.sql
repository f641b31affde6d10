-- Share of the area's controls that are decided, in or out, with a justification.
-- grain: as_of, area
-- reads: statement
-- basis: ISO/IEC 42001:2023 6.1.3
select
    as_of,
    area,
    1.0 * count(*) filter (where is_decided) / count(*) as value
from statement
where is_control
group by as_of, area
