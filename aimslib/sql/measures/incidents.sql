-- AI incidents by the month in which they happened, by severity, still open, and communicated late or not at all.
-- grain: as_of, month
-- reads: assessment, stg_incidents
-- basis: ISO/IEC 42001:2023 A.8.4, 10.2
select
    assessment.as_of,
    cast(date_trunc('month', incidents.occurred_on) as date) as month,
    count(*) filter (where incidents.severity = 'low') as low,
    count(*) filter (where incidents.severity = 'medium') as medium,
    count(*) filter (where incidents.severity = 'high') as high,
    count(*) filter (where incidents.severity = 'critical') as critical,
    count(*) filter (where incidents.resolved_on is null or incidents.resolved_on > assessment.as_of) as open,
    count(*) filter (
        where incidents.notifiable = 'yes'
        and incidents.notify_by < assessment.as_of
        and (incidents.communicated_on is null or incidents.communicated_on > incidents.notify_by)
    ) as notifiable_late
from assessment
join stg_incidents as incidents on incidents.occurred_on <= assessment.as_of
group by assessment.as_of, cast(date_trunc('month', incidents.occurred_on) as date)
order by assessment.as_of, cast(date_trunc('month', incidents.occurred_on) as date)
