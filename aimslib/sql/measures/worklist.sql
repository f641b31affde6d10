-- What each person can do next: findings, assessments that are due, what falls due and what evidence ends within 90 days.
-- What belongs to nobody who is still here goes to the AIMS manager, a vacant role to the top management.
-- grain: as_of, kind, subject_kind, subject_id, due_on
-- reads: assessment, findings, assessments_due, evidence_expiring, items, stg_systems, stg_controls, stg_impact_assessments, stg_evidence, stg_risks, stg_nonconformities, stg_incidents, stg_actions, stg_objectives, stg_suppliers, names, role_holders
-- basis: ISO/IEC 42001:2023 5.3, 9.1, 10.2
with found as (
    select as_of, rule as kind, subject_kind, subject_id, since_on as due_on, concat(remedy, ': ', detail) as what,
        requirement
    from findings
    where
        severity <> 'note'
        and rule not in ('assessment_missing', 'assessment_outdated', 'assessment_review_overdue')
),
assessing as (
    select
        due.as_of, 'assessment' as kind, 'system' as subject_kind, due.system_id as subject_id, due.since_on as due_on,
        concat(
            'Assess the impacts of ', systems.name,
            case due.trigger
                when 'registration' then ': no assessment is approved'
                when 'material_change' then ': it changed after its assessment'
                else ': the review date of its assessment has passed'
            end
        ) as what,
        '8.4' as requirement
    from assessments_due as due
    join stg_systems as systems on systems.system_id = due.system_id
),
-- Overdue actions, nonconformities and treatments are findings; an overdue objective is none and stays here.
planned as (
    select assessment.as_of, 'action' as kind, 'action' as subject_kind, actions.action_id as subject_id,
        actions.due_on, concat('Carry out: ', actions.decision) as what, '9.3.3' as requirement
    from assessment
    join stg_actions as actions
        on actions.agreed_on <= assessment.as_of
        and (actions.done_on is null or actions.done_on > assessment.as_of)
        and actions.due_on >= assessment.as_of
    union all
    select assessment.as_of, 'objective', 'objective', objectives.objective_id,
        objectives.due_on, concat('Achieve: ', objectives.statement), '6.2'
    from assessment
    join stg_objectives as objectives
        on objectives.set_on <= assessment.as_of
        and (objectives.achieved_on is null or objectives.achieved_on > assessment.as_of)
    union all
    select assessment.as_of, 'nonconformity', 'nonconformity', nonconformities.nonconformity_id,
        nonconformities.due_on, concat('Close: ', nonconformities.description), '10.2'
    from assessment
    join stg_nonconformities as nonconformities
        on nonconformities.raised_on <= assessment.as_of
        and (nonconformities.closed_on is null or nonconformities.closed_on > assessment.as_of)
        and nonconformities.due_on >= assessment.as_of
    union all
    select assessment.as_of, 'risk_treatment', 'risk', risks.risk_id,
        risks.treatment_due_on, concat('Treat the risk: ', risks.description), '8.3'
    from assessment
    join stg_risks as risks
        on risks.identified_on <= assessment.as_of
        and risks.status = 'open'
        and risks.treatment_due_on >= assessment.as_of
),
ending as (
    select distinct
        expiring.as_of, 'evidence_expiring' as kind, items.source as subject_kind, expiring.item_id as subject_id,
        expiring.ends_on as due_on,
        concat('Renew it, or ', cast(expiring.cells_lost as varchar), ' cell(s) lapse: ', expiring.title) as what,
        '7.5.3' as requirement
    from evidence_expiring as expiring
    join items on items.item_id = expiring.item_id and items.title = expiring.title
    where expiring.cells_lost > 0
),
todo as (
    select as_of, kind, subject_kind, subject_id, due_on, what, requirement from found
    union all
    select as_of, kind, subject_kind, subject_id, due_on, what, requirement from assessing
    union all
    select as_of, kind, subject_kind, subject_id, due_on, what, requirement from planned where due_on <= as_of + 90
    union all
    select as_of, kind, subject_kind, subject_id, due_on, what, requirement from ending where due_on <= as_of + 90
),
responsible as (
    select 'system' as subject_kind, system_id as subject_id, owner from stg_systems
    union all
    select 'control', control, owner from stg_controls
    union all
    select 'requirement', control, owner from stg_controls
    union all
    select 'assessment', assessments.assessment_id, systems.owner
    from stg_impact_assessments as assessments
    join stg_systems as systems on systems.system_id = assessments.system_id
    union all
    select 'incident', incidents.incident_id, systems.owner
    from stg_incidents as incidents
    join stg_systems as systems on systems.system_id = incidents.system_id
    union all
    select 'evidence', evidence_id, collected_by from stg_evidence
    union all
    select 'risk', risk_id, owner from stg_risks
    union all
    select 'nonconformity', nonconformity_id, owner from stg_nonconformities
    union all
    select 'action', action_id, owner from stg_actions
    union all
    select 'objective', objective_id, owner from stg_objectives
    union all
    select 'supplier', supplier, owner from stg_suppliers
),
accountable as (
    select as_of, min(holder) filter (where role = 'top_management') as top_management,
        min(holder) filter (where role = 'aims_manager') as aims_manager
    from role_holders
    group by as_of
)
select
    todo.as_of,
    coalesce(
        case when names.is_here then responsible.owner end,
        case when todo.subject_kind = 'role' then accountable.top_management end,
        accountable.aims_manager,
        accountable.top_management,
        'nobody'
    ) as owner,
    todo.due_on,
    todo.kind,
    todo.subject_kind,
    todo.subject_id,
    todo.what,
    todo.requirement
from todo
left join responsible on responsible.subject_kind = todo.subject_kind and responsible.subject_id = todo.subject_id
left join names on names.as_of = todo.as_of and names.name = responsible.owner
left join accountable on accountable.as_of = todo.as_of
order by todo.as_of, owner, todo.due_on nulls last, todo.kind, todo.subject_kind, todo.subject_id
