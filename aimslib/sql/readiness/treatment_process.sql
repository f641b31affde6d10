-- The AI risk treatment process (6.1.3) is designed or covered.
-- grain: as_of
-- reads: coverage
-- basis: ISO/IEC 42001:2023 6.1.3
select
    as_of,
    denominator > 0 and covered + designed = denominator as passed,
    concat(
        requirement, ' ', title, ': ', cast(covered as varchar), ' covered and ', cast(designed as varchar),
        ' designed of ', cast(denominator as varchar)
    ) as detail
from coverage
where requirement = '6.1.3'
