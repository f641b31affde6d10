-- Accepted evidence that counts by its dates has no location.
-- grain: as_of, evidence_id
-- needs: evidence.location
-- reads: standing_evidence
select
    as_of,
    'evidence' as subject_kind,
    evidence_id as subject_id,
    concat('Where it is kept is not recorded: ', title) as detail,
    accepted_on as since_on
from standing_evidence
where location is null
