-- Evidence that decides no cell, and why it does not count.
-- grain: as_of, evidence_id
-- reads: assessment, stg_evidence, stg_evidence_satisfies, requirements, statement, systems_at, cells_at, cell_items, file_status, reference.evidence_validity
-- basis: ISO/IEC 42001:2023 7.5
with rows as (
    select
        assessment.as_of,
        evidence.evidence_id,
        evidence.title,
        evidence.status,
        evidence.system_id,
        file_status.file_status,
        greatest(evidence.effective_on, coalesce(evidence.accepted_on, evidence.effective_on)) as starts_on,
        coalesce(evidence.valid_until, evidence.effective_on + validity.valid_days) as ends_on
    from assessment
    cross join stg_evidence as evidence
    left join file_status on file_status.evidence_id = evidence.evidence_id
    left join reference.evidence_validity as validity on validity.kind = evidence.kind
),
deciding as (
    select distinct as_of, item_id as evidence_id
    from cells_at
    where source = 'evidence'
),
fits as (
    select
        as_of,
        item_id as evidence_id,
        count(*) filter (where ends_on < as_of) as superseded,
        count(*) filter (where not is_record and needs_record) as documents
    from cell_items
    where source = 'evidence' and link = 'direct' and starts_on <= as_of
    group by as_of, item_id
),
named as (
    select
        statement.as_of,
        satisfies.evidence_id,
        count(*) filter (where statement.is_excluded) as excluded,
        count(*) filter (where requirements.scope = 'system') as for_systems,
        count(*) filter (where requirements.scope = 'system' and requirements.shareable = 'no') as not_shareable
    from stg_evidence_satisfies as satisfies
    join requirements on requirements.requirement = satisfies.identifier
    join statement on statement.requirement = requirements.requirement
    where satisfies.standard = '42001'
    group by statement.as_of, satisfies.evidence_id
)
select
    rows.as_of,
    rows.evidence_id,
    rows.title,
    case
        when rows.status in ('draft', 'submitted', 'rejected') then rows.status
        when rows.file_status = 'missing' then 'file missing'
        when rows.file_status = 'mismatch' then 'file mismatch'
        when rows.starts_on > rows.as_of then 'not yet effective'
        when rows.ends_on < rows.as_of then 'lapsed'
        when named.evidence_id is null then '27001 only'
        when fits.superseded > 0 then 'superseded by a change'
        when fits.documents > 0 then 'document where a record is needed'
        when fits.evidence_id is not null then 'outlived by better evidence'
        when named.excluded > 0 then 'excluded'
        when rows.system_id is null and named.for_systems > 0 then 'organisation-wide for a system control'
        when rows.system_id = '*' and named.not_shareable > 0 then 'not shareable'
        when rows.system_id <> '*' and systems.system_id is null then 'system not in scope'
        else 'not required'
    end as reason
from rows
left join deciding on deciding.as_of = rows.as_of and deciding.evidence_id = rows.evidence_id
left join fits on fits.as_of = rows.as_of and fits.evidence_id = rows.evidence_id
left join named on named.as_of = rows.as_of and named.evidence_id = rows.evidence_id
left join systems_at as systems
    on systems.as_of = rows.as_of and systems.system_id = rows.system_id and systems.is_in_scope
where deciding.evidence_id is null
order by rows.as_of, rows.evidence_id
