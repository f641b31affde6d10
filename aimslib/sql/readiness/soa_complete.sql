-- Every Annex A control is decided, in or out, with a justification.
-- grain: as_of
-- reads: statement
-- basis: ISO/IEC 42001:2023 6.1.3
select
    as_of,
    count(*) filter (where not is_decided) = 0 as passed,
    concat(
        cast(count(*) filter (where is_decided) as varchar), ' of ', cast(count(*) as varchar), ' controls decided',
        coalesce('; open: ' || string_agg(requirement, ', ' order by position) filter (where not is_decided), '')
    ) as detail
from statement
where is_control
group by as_of
