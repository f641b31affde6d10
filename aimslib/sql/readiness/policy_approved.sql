-- The AI policy (5.2) is covered.
-- grain: as_of
-- reads: coverage
-- basis: ISO/IEC 42001:2023 5.2
select
    as_of,
    denominator > 0 and covered = denominator as passed,
    concat(
        requirement, ' ', title, ': ', cast(covered as varchar), ' covered of ', cast(denominator as varchar)
    ) as detail
from coverage
where requirement = '5.2'
