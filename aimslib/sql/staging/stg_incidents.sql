-- AI incidents.
-- grain: incident_id
-- reads: raw.incidents
select
    incident_id,
    system_id,
    occurred_on,
    detected_on,
    severity,
    description,
    notifiable,
    notify_by,
    communicated_on,
    resolved_on
from raw.incidents
