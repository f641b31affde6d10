-- The file of accepted evidence changed since it was recorded.
-- grain: as_of, evidence_id
-- needs: evidence.location, evidence.sha256
-- reads: standing_evidence
select
    as_of,
    'evidence' as subject_kind,
    evidence_id as subject_id,
    concat(location, ' is not the file that was accepted: ', title) as detail,
    accepted_on as since_on
from standing_evidence
where file_status = 'mismatch'
