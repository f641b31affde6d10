-- The system has an approved impact assessment that is not due.
-- grain: as_of, system_id, stage
-- reads: targets, systems_at, assessments_due
-- basis: ISO/IEC 42001:2023 8.4, A.5.2
select
    systems.as_of,
    systems.system_id,
    targets.stage,
    1 as position,
    due.trigger is null as passed,
    case due.trigger
        when 'registration' then 'no impact assessment is approved'
        when 'material_change' then concat(
            systems.assessment_id, ' was assessed on ', cast(systems.assessed_on as varchar), ', before the change of ',
            cast(systems.changed_on as varchar)
        )
        when 'periodic' then concat(
            'the review of ', systems.assessment_id, ' was due on ', cast(systems.review_due_on as varchar)
        )
        else concat(systems.assessment_id, ' holds until ', cast(systems.review_due_on as varchar))
    end as summary,
    '8.4' as requirement,
    cast(null as varchar) as finding,
    coalesce(due.trigger, 'current') as state,
    case due.trigger
        when 'registration' then concat('Assess ', systems.system_id, ' (aims assess) and have it approved')
        when 'material_change' then concat('Assess the change of ', systems.system_id, ' (aims assess) and have it approved')
        when 'periodic' then concat('Review the assessment of ', systems.system_id, ' (aims assess) and have it approved')
    end as remedy,
    summary as detail
from targets
join systems_at as systems on systems.system_id = targets.system_id
left join assessments_due as due on due.as_of = systems.as_of and due.system_id = systems.system_id
where targets.stage <> 'retired'
