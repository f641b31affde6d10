-- What the certificate asks for and when: two yearly surveillance audits after the latest certification decision, then
-- recertification before it expires (three years unless it says otherwise); and the audits that are scheduled.
-- grain: as_of, event, basis
-- reads: assessment, aims_audits
-- basis: ISO/IEC 17021-1:2015 9.1.3, 9.6; ISO/IEC 42001:2023 9.2
with audits as (
    select assessment.as_of, audits.*
    from assessment
    cross join aims_audits as audits
),
decided as (
    select as_of, audit_id, decision_on, certificate_expires_on
    from audits
    where
        kind in ('stage_2', 'recertification')
        and decision_on <= as_of
        and result is distinct from 'major_findings'
    qualify row_number() over (partition by as_of order by decision_on desc, audit_id desc) = 1
),
events as (
    select
        as_of, 'surveillance 1' as event, cast(decision_on + interval 12 month as date) as due_on, audit_id as basis
    from decided
    union all
    select as_of, 'surveillance 2', cast(decision_on + interval 24 month as date), audit_id
    from decided
    union all
    select
        as_of, 'recertification', coalesce(certificate_expires_on, cast(decision_on + interval 36 month as date)),
        audit_id
    from decided
    union all
    select as_of, concat(kind, ' scheduled'), scheduled_on, audit_id
    from audits
    where completed_on is null or completed_on > as_of
)
select as_of, event, due_on, basis
from events
order by as_of, due_on, event, basis
