-- Internal audits and certification audits.
-- grain: audit_id
-- reads: raw.audits
select
    audit_id,
    kind,
    standards,
    scheduled_on,
    completed_on,
    auditor,
    result,
    decision_on,
    certificate_expires_on
from raw.audits
