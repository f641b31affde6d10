-- Nonconformities and their corrective actions.
-- grain: nonconformity_id
-- reads: raw.nonconformities
select
    nonconformity_id,
    raised_on,
    source,
    requirement,
    severity,
    description,
    root_cause,
    corrective_action,
    owner,
    due_on,
    closed_on,
    effectiveness_checked_on
from raw.nonconformities
