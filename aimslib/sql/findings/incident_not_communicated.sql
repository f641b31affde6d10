-- A notifiable incident was not communicated by its date, and still is not.
-- grain: as_of, incident_id
-- needs: incidents.notify_by
-- reads: assessment, stg_incidents
select
    assessment.as_of,
    'incident' as subject_kind,
    incidents.incident_id as subject_id,
    concat('To be communicated by ', cast(incidents.notify_by as varchar), ': ', incidents.description) as detail,
    incidents.notify_by as since_on
from assessment
join stg_incidents as incidents
    on incidents.occurred_on <= assessment.as_of
    and incidents.notifiable = 'yes'
    and incidents.notify_by < assessment.as_of
    and (incidents.communicated_on is null or incidents.communicated_on > assessment.as_of)
