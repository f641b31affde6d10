-- Accepted evidence that counts by its dates, whatever became of its file: begun, and not ended.
-- grain: as_of, evidence_id
-- reads: assessment, stg_evidence, file_status, reference.evidence_validity
-- basis: ISO/IEC 42001:2023 7.5
with dated as (
    select
        evidence.*,
        greatest(evidence.effective_on, coalesce(evidence.accepted_on, evidence.effective_on)) as starts_on,
        coalesce(evidence.valid_until, evidence.effective_on + validity.valid_days) as ends_on
    from stg_evidence as evidence
    left join reference.evidence_validity as validity on validity.kind = evidence.kind
    where evidence.status = 'accepted'
)
select
    assessment.as_of,
    dated.evidence_id,
    dated.title,
    dated.collected_by,
    dated.reviewed_by,
    dated.location,
    coalesce(file_status.file_status, 'not_checked') as file_status,
    coalesce(dated.accepted_on, dated.effective_on) as accepted_on
from assessment
join dated
    on dated.starts_on <= assessment.as_of
    and (dated.ends_on is null or dated.ends_on >= assessment.as_of)
left join file_status on file_status.evidence_id = dated.evidence_id
