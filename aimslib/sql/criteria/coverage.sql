-- Share of the area's required cells that current evidence covers.
-- grain: as_of, area
-- reads: coverage_by_area
-- basis: ISO/IEC 42001:2023 9.1
select
    as_of,
    area,
    ratio as value
from coverage_by_area
