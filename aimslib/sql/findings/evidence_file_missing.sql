-- The file of accepted evidence is not where it should be.
-- grain: as_of, evidence_id
-- needs: evidence.location, evidence.sha256
-- reads: standing_evidence
select
    as_of,
    'evidence' as subject_kind,
    evidence_id as subject_id,
    concat('There is no ', location, ', the file of: ', title) as detail,
    accepted_on as since_on
from standing_evidence
where file_status = 'missing'
