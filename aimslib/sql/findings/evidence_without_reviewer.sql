-- Accepted evidence that counts by its dates names no reviewer.
-- grain: as_of, evidence_id
-- needs: evidence.reviewed_by
-- reads: standing_evidence
select
    as_of,
    'evidence' as subject_kind,
    evidence_id as subject_id,
    concat('No reviewer is named: ', title) as detail,
    accepted_on as since_on
from standing_evidence
where reviewed_by is null
