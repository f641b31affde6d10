-- No impact assessment of a high-tier system is due; an unassessed system counts here if the register says high or says
-- nothing.
-- grain: as_of
-- reads: assessment, systems_at, assessments_due
-- basis: ISO/IEC 42001:2023 6.1.4, 8.4
select
    assessment.as_of,
    count(due.system_id) = 0 as passed,
    concat(
        cast(count(due.system_id) as varchar), ' assessments due of ', cast(count(systems.system_id) as varchar),
        ' high-tier systems',
        coalesce(': ' || string_agg(due.system_id, ', ' order by due.system_id), '')
    ) as detail
from assessment
left join systems_at as systems
    on systems.as_of = assessment.as_of
    and systems.is_in_scope
    and systems.tier = 'high'
    and (systems.assessment_id is not null or coalesce(systems.risk_tier, 'high') = 'high')
left join assessments_due as due on due.as_of = systems.as_of and due.system_id = systems.system_id
group by assessment.as_of
