-- No major nonconformity is open.
-- grain: as_of
-- reads: assessment, stg_nonconformities, provided
-- basis: ISO/IEC 42001:2023 10.2
select
    assessment.as_of,
    count(open.nonconformity_id) = 0 as passed,
    case
        when not exists (select 1 from provided where table_name = 'nonconformities')
            then 'Not in source: nonconformities'
        else concat(
            cast(count(open.nonconformity_id) as varchar), ' open',
            coalesce(': ' || string_agg(open.nonconformity_id, ', ' order by open.nonconformity_id), '')
        )
    end as detail
from assessment
left join stg_nonconformities as open
    on open.severity = 'major'
    and open.raised_on <= assessment.as_of
    and (open.closed_on is null or open.closed_on > assessment.as_of)
group by assessment.as_of
