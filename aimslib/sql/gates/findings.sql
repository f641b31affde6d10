-- No major finding is open on the system, or on an assessment, an incident or a risk of it. That it was once deployed
-- before its first assessment can't be undone: it stays a finding, and closes no gate once an assessment is approved.
-- grain: as_of, system_id, stage, finding
-- reads: targets, systems_at, findings, reference.findings, stg_impact_assessments, stg_incidents, stg_risks
-- basis: ISO/IEC 42001:2023 10.2
with subjects as (
    select 'system' as subject_kind, system_id as subject_id, system_id from targets
    union all
    select 'assessment', assessment_id, system_id from stg_impact_assessments
    union all
    select 'incident', incident_id, system_id from stg_incidents
    union all
    select 'risk', risk_id, system_id from stg_risks
),
found as (
    select
        systems.as_of,
        systems.system_id,
        findings.rule,
        findings.requirement,
        findings.subject_id,
        findings.detail,
        findings.remedy,
        rules.position
    from targets
    join systems_at as systems on systems.system_id = targets.system_id
    join subjects on subjects.system_id = systems.system_id
    join findings
        on findings.as_of = systems.as_of
        and findings.subject_kind = subjects.subject_kind
        and findings.subject_id = subjects.subject_id
    join reference.findings as rules on rules.rule = findings.rule
    where
        findings.severity = 'major'
        and not (findings.rule = 'assessment_after_deployment' and systems.assessment_id is not null)
),
counted as (
    select systems.as_of, systems.system_id, targets.stage, count(found.rule) as majors
    from targets
    join systems_at as systems on systems.system_id = targets.system_id
    left join found on found.as_of = systems.as_of and found.system_id = systems.system_id
    where targets.stage <> 'retired'
    group by systems.as_of, systems.system_id, targets.stage
)
select
    counted.as_of,
    counted.system_id,
    counted.stage,
    coalesce(found.position, 1) as position,
    counted.majors = 0 as passed,
    case
        when counted.majors = 0 then 'no major finding is open'
        when counted.majors = 1 then '1 major finding is open'
        else concat(cast(counted.majors as varchar), ' major findings are open')
    end as summary,
    found.requirement,
    found.rule as finding,
    case when counted.majors = 0 then 'none' else 'open' end as state,
    found.remedy,
    coalesce(found.detail, summary) as detail
from counted
left join found on found.as_of = counted.as_of and found.system_id = counted.system_id
