-- Dated evidence: what shows that a requirement is met.
-- grain: evidence_id
-- reads: raw.evidence
select
    evidence_id,
    title,
    satisfies,
    system_id,
    kind,
    effective_on,
    collected_on,
    accepted_on,
    valid_until,
    status,
    collected_by,
    reviewed_by,
    location,
    sha256
from raw.evidence
