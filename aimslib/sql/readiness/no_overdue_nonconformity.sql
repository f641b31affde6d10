-- No nonconformity is open past its due date.
-- grain: as_of
-- reads: assessment, stg_nonconformities, provided
-- basis: ISO/IEC 42001:2023 10.2
select
    assessment.as_of,
    count(overdue.nonconformity_id) = 0 as passed,
    case
        when not exists (select 1 from provided where table_name = 'nonconformities')
            then 'Not in source: nonconformities'
        else concat(
            cast(count(overdue.nonconformity_id) as varchar), ' overdue',
            coalesce(': ' || string_agg(overdue.nonconformity_id, ', ' order by overdue.nonconformity_id), '')
        )
    end as detail
from assessment
left join stg_nonconformities as overdue
    on overdue.raised_on <= assessment.as_of
    and (overdue.closed_on is null or overdue.closed_on > assessment.as_of)
    and overdue.due_on < assessment.as_of
group by assessment.as_of
