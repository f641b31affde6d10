-- The scope of the AIMS (4.3) is designed or covered.
-- grain: as_of
-- reads: coverage
-- basis: ISO/IEC 42001:2023 4.3
select
    as_of,
    denominator > 0 and covered + designed = denominator as passed,
    concat(
        requirement, ' ', title, ': ', cast(covered as varchar), ' covered and ', cast(designed as varchar),
        ' designed of ', cast(denominator as varchar)
    ) as detail
from coverage
where requirement = '4.3'
