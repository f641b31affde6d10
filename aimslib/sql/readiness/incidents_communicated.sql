-- Every notifiable incident whose date has passed was communicated by that date.
-- grain: as_of
-- reads: assessment, stg_incidents, provided
-- basis: ISO/IEC 42001:2023 A.8.4
with due as (
    select
        assessment.as_of,
        incidents.incident_id,
        coalesce(incidents.communicated_on <= incidents.notify_by, false) as is_in_time
    from assessment
    join stg_incidents as incidents
        on incidents.occurred_on <= assessment.as_of
        and incidents.notifiable = 'yes'
        and incidents.notify_by < assessment.as_of
)
select
    assessment.as_of,
    count(*) filter (where not due.is_in_time) = 0 as passed,
    case
        when not exists (select 1 from provided where table_name = 'incidents') then 'Not in source: incidents'
        else concat(
            cast(count(*) filter (where due.is_in_time) as varchar), ' of ', cast(count(due.incident_id) as varchar),
            ' communicated in time',
            coalesce(
                '; late: '
                || string_agg(due.incident_id, ', ' order by due.incident_id) filter (where not due.is_in_time),
                ''
            )
        )
    end as detail
from assessment
left join due on due.as_of = assessment.as_of
group by assessment.as_of
