-- What only the management can decide, derived from findings: retained risks that nobody accepted, vacant roles, systems
-- out of control, overdue major nonconformities, tools in use that nobody registered; with who answers for it.
-- grain: as_of, rule, subject_id
-- reads: findings, stg_risks, stg_systems, stg_nonconformities, names, role_holders
-- basis: ISO/IEC 42001:2023 9.3.2, 9.3.3
with questions as (
    select *
    from (values
        ('risk_retained_unaccepted', 1, 'Accept the retained risk, or have it treated'),
        ('zombie', 2, 'Switch the system off, or take it back under control'),
        ('nonconformity_overdue', 3, 'Give the corrective action means and a date, or accept the consequence'),
        ('role_vacant', 4, 'Appoint somebody to the role'),
        ('in_use_not_registered', 5, 'Bring the tool into the register, or stop its use')
    ) as questions(rule, position, question)
),
accountable as (
    select as_of, min(holder) filter (where role = 'top_management') as top_management,
        min(holder) filter (where role = 'aims_manager') as aims_manager
    from role_holders
    group by as_of
),
asked as (
    select
        findings.as_of,
        findings.rule,
        findings.subject_kind,
        findings.subject_id,
        coalesce(systems.name, risks.description, nonconformities.description, findings.subject_id) as subject,
        questions.question,
        questions.position,
        coalesce(systems.owner, risks.owner, nonconformities.owner) as named_owner,
        findings.since_on,
        case when findings.rule = 'risk_retained_unaccepted' then risks.treatment_due_on else nonconformities.due_on end
            as due_on
    from findings
    join questions on questions.rule = findings.rule
    left join stg_systems as systems on findings.subject_kind = 'system' and systems.system_id = findings.subject_id
    left join stg_risks as risks on findings.subject_kind = 'risk' and risks.risk_id = findings.subject_id
    left join stg_nonconformities as nonconformities
        on findings.subject_kind = 'nonconformity' and nonconformities.nonconformity_id = findings.subject_id
    where
        findings.severity = 'major'
)
select
    asked.as_of,
    asked.rule,
    asked.subject_kind,
    asked.subject_id,
    asked.subject,
    asked.question,
    coalesce(
        case when names.is_here then asked.named_owner end,
        case when asked.rule = 'role_vacant' then accountable.top_management end,
        accountable.aims_manager,
        accountable.top_management
    ) as owner,
    asked.since_on,
    asked.due_on
from asked
left join names on names.as_of = asked.as_of and names.name = asked.named_owner
left join accountable on accountable.as_of = asked.as_of
order by asked.as_of, asked.position, asked.subject_id
