-- Everything that can show a requirement: accepted evidence whose file is as recorded, and what the registers prove
-- themselves. An item counts from starts_on to ends_on (empty = never ends) at its place: empty for the organisation,
-- * for every system it may serve, else a system.
-- grain: item_id, source, standard, identifier, place
-- reads: stg_evidence, stg_evidence_satisfies, stg_impact_assessments, stg_impacts, stg_lifecycle_gates, aims_audits, stg_management_reviews, stg_suppliers, stg_systems, reference.evidence_validity, file_status
-- basis: ISO/IEC 42001:2023 7.5, 9.2, 9.3, A.5, A.6.2.5, A.10.2
with evidence as (
    select
        evidence.evidence_id as item_id,
        'evidence' as source,
        satisfies.standard,
        satisfies.identifier,
        coalesce(evidence.system_id, '') as place,
        evidence.title,
        evidence.kind not in ('policy', 'procedure', 'plan', 'contract', 'certificate') as is_record,
        evidence.effective_on,
        greatest(evidence.effective_on, coalesce(evidence.accepted_on, evidence.effective_on)) as starts_on,
        coalesce(evidence.valid_until, evidence.effective_on + validity.valid_days) as ends_on
    from stg_evidence as evidence
    join stg_evidence_satisfies as satisfies on satisfies.evidence_id = evidence.evidence_id
    left join reference.evidence_validity as validity on validity.kind = evidence.kind
    left join file_status on file_status.evidence_id = evidence.evidence_id
    where
        evidence.status = 'accepted'
        and coalesce(file_status.file_status, 'not_checked') not in ('missing', 'mismatch')
),
assessed as (
    select
        assessments.assessment_id as item_id,
        assessments.system_id as place,
        assessments.assessed_on as effective_on,
        assessments.approved_on as starts_on,
        coalesce(assessments.review_due_on, assessments.approved_on + 365) as ends_on,
        coalesce(assessments.dimensions_assessed like '%individuals%', false)
            or coalesce(assessments.dimensions_assessed like '%groups%', false)
            or exists (
                select 1
                from stg_impacts as impacts
                where impacts.assessment_id = assessments.assessment_id and impacts.dimension in ('individuals', 'groups')
            ) as is_about_people,
        coalesce(assessments.dimensions_assessed like '%society%', false)
            or exists (
                select 1
                from stg_impacts as impacts
                where impacts.assessment_id = assessments.assessment_id and impacts.dimension = 'society'
            ) as is_about_society
    from stg_impact_assessments as assessments
    where assessments.approved_on is not null
),
assessments as (
    select item_id, 'A.5.3' as identifier, place, effective_on, starts_on, ends_on from assessed
    union all
    select item_id, 'A.5.4' as identifier, place, effective_on, starts_on, ends_on from assessed where is_about_people
    union all
    select item_id, 'A.5.5' as identifier, place, effective_on, starts_on, ends_on from assessed where is_about_society
),
audited as (
    select audit_id as item_id, completed_on, auditor
    from aims_audits
    where kind = 'internal' and completed_on is not null
),
audits as (
    select item_id, '9.2.1' as identifier, completed_on from audited
    union all
    select item_id, '9.2.2' as identifier, completed_on from audited where auditor is not null
),
reviews as (
    select review_id as item_id, '9.3.1' as identifier, held_on from stg_management_reviews
    union all
    select review_id as item_id, '9.3.2' as identifier, held_on from stg_management_reviews
    union all
    select review_id as item_id, '9.3.3' as identifier, held_on from stg_management_reviews where decisions is not null
),
proven as (
    select
        item_id, 'assessment' as source, identifier, place, 'Approved impact assessment' as title,
        effective_on, starts_on, ends_on
    from assessments
    union all
    select
        gate_id as item_id, 'gate' as source, 'A.6.2.5' as identifier, system_id as place,
        'Approved gate into deployment' as title,
        approved_on as effective_on, approved_on as starts_on, cast(null as date) as ends_on
    from stg_lifecycle_gates
    where stage = 'deployment'
    union all
    select
        item_id, 'audit' as source, identifier, '' as place, 'Completed internal audit' as title,
        completed_on as effective_on, completed_on as starts_on, completed_on + 365 as ends_on
    from audits
    union all
    select
        item_id, 'review' as source, identifier, '' as place, 'Management review' as title,
        held_on as effective_on, held_on as starts_on, held_on + 365 as ends_on
    from reviews
    union all
    select
        suppliers.supplier as item_id, 'supplier' as source, 'A.10.2' as identifier, systems.system_id as place,
        'Responsibilities allocated with the supplier' as title,
        suppliers.responsibilities_allocated_on as effective_on,
        suppliers.responsibilities_allocated_on as starts_on,
        suppliers.responsibilities_allocated_on + 365 as ends_on
    from stg_suppliers as suppliers
    join stg_systems as systems on systems.supplier = suppliers.supplier
    where suppliers.responsibilities_allocated_on is not null
)
select item_id, source, standard, identifier, place, title, is_record, effective_on, starts_on, ends_on
from evidence
union all
select item_id, source, '42001' as standard, identifier, place, title, true as is_record, effective_on, starts_on, ends_on
from proven
