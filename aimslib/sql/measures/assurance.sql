-- What may be told to customers about the AIMS: which of its parts are there, since when and until when, as counts and
-- dates; no name of a system, person or supplier, and no finding.
-- grain: as_of, topic, item
-- reads: assessment, cells_at, cell_items, needed_roles, role_holders, aims_audits, stg_audits, stg_management_reviews, certification_calendar, readiness_verdict, maturity, reference.maturity_ladder
-- basis: ISO/IEC 42001:2023 5.2, 5.3, 9.2, 9.3, A.2.2; ISO/IEC 17021-1:2015 9.5
with policy as (
    select
        cells.as_of,
        'policy' as topic,
        cells.requirement as item,
        case when cells.state = 'covered' then 1 else 0 end as numerator,
        case when cells.state = 'covered' then max(items.starts_on) end as since_on,
        case when cells.state = 'covered' then cells.ends_on end as due_on,
        case when cells.requirement = '5.2' then 11 else 12 end as position
    from cells_at as cells
    left join cell_items as items
        on items.as_of = cells.as_of and items.requirement = cells.requirement and items.place = cells.place
        and items.item_id = cells.item_id
    where cells.requirement in ('5.2', 'A.2.2')
    group by cells.as_of, cells.requirement, cells.state, cells.ends_on
),
held as (
    select
        assessment.as_of,
        'role' as topic,
        needed_roles.role as item,
        case when count(role_holders.holder) > 0 then 1 else 0 end as numerator,
        cast(null as date) as since_on,
        cast(null as date) as due_on,
        20 + needed_roles.position as position
    from assessment
    cross join needed_roles
    left join role_holders on role_holders.as_of = assessment.as_of and role_holders.role = needed_roles.role
    group by assessment.as_of, needed_roles.role, needed_roles.position
),
looked_at as (
    select assessment.as_of, 'internal_audit' as item, audits.completed_on as happened_on
    from assessment
    left join aims_audits as audits
        on audits.kind = 'internal' and audits.completed_on <= assessment.as_of
    union all
    select assessment.as_of, 'management_review', reviews.held_on
    from assessment
    left join stg_management_reviews as reviews on reviews.held_on <= assessment.as_of
),
oversight as (
    select
        as_of,
        'oversight' as topic,
        item,
        case when max(happened_on) >= as_of - 365 then 1 else 0 end as numerator,
        max(happened_on) as since_on,
        max(happened_on) + 365 as due_on,
        case when item = 'internal_audit' then 31 else 32 end as position
    from looked_at
    group by as_of, item
),
standards as (
    select * from (values ('42001', 41), ('27001', 42)) as standards(standard, position)
),
decided as (
    select assessment.as_of, standards.standard, standards.position, audits.audit_id, audits.decision_on,
        coalesce(audits.certificate_expires_on, cast(audits.decision_on + interval 36 month as date)) as expires_on
    from assessment
    cross join standards
    left join stg_audits as audits
        on audits.kind in ('stage_2', 'recertification')
        and audits.decision_on <= assessment.as_of
        and audits.result is distinct from 'major_findings'
        and case
            when audits.standards is null then standards.standard = '42001'
            else audits.standards like concat('%', standards.standard, '%')
        end
    qualify
        row_number() over (
            partition by assessment.as_of, standards.standard order by audits.decision_on desc, audits.audit_id desc
        ) = 1
),
certificates as (
    select
        as_of,
        'certificate' as topic,
        concat('ISO/IEC ', standard) as item,
        case when expires_on >= as_of then 1 else 0 end as numerator,
        decision_on as since_on,
        expires_on as due_on,
        position
    from decided
    where standard = '42001' or decision_on is not null
),
ahead as (
    select
        as_of,
        'certification_date' as topic,
        event as item,
        1 as numerator,
        cast(null as date) as since_on,
        min(due_on) as due_on,
        51 as position
    from certification_calendar
    where due_on >= as_of
    group by as_of, event
),
told as (
    select as_of, topic, item, numerator, 1 as denominator, since_on, due_on, position from policy
    union all
    select as_of, topic, item, numerator, 1, since_on, due_on, position from held
    union all
    select as_of, topic, item, numerator, 1, since_on, due_on, position from oversight
    union all
    select as_of, topic, item, numerator, 1, since_on, due_on, position from certificates
    union all
    select as_of, topic, item, numerator, 1, since_on, due_on, position from ahead
    union all
    select
        as_of, 'readiness', stage, checks_passed, checks, cast(null as date), cast(null as date),
        case stage when 'stage_1' then 61 when 'stage_2' then 62 else 63 end
    from readiness_verdict
    union all
    select maturity.as_of, 'maturity', 'level', maturity.level, top.level, cast(null as date), cast(null as date), 71
    from maturity
    cross join (select max(level) as level from reference.maturity_ladder) as top
)
select as_of, topic, item, numerator::bigint as numerator, denominator::bigint as denominator, since_on, due_on
from told
order by as_of, position, due_on, item
