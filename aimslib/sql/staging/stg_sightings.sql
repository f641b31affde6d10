-- AI tools seen in use: single sign-on, proxy, expenses, surveys.
-- grain: tool, source
-- reads: raw.sightings
select
    tool,
    source,
    first_seen_on,
    last_seen_on,
    users,
    system_id
from raw.sightings
