-- Coverage in total is at least 0.90.
-- grain: as_of
-- reads: coverage_total
-- basis: ISO/IEC 42001:2023 9.1
select
    as_of,
    10 * numerator >= 9 * denominator as passed,
    concat(cast(numerator as varchar), ' of ', cast(denominator as varchar), ' cells covered') as detail
from coverage_total
