-- At least 0.90 of the AI systems in scope have an impact assessment that is not due.
-- grain: as_of
-- reads: assessment, systems_at, assessments_due
-- basis: ISO/IEC 42001:2023 8.4
with counted as (
    select
        assessment.as_of,
        count(systems.system_id) as systems,
        count(systems.system_id) - count(due.system_id) as assessed
    from assessment
    left join systems_at as systems on systems.as_of = assessment.as_of and systems.is_in_scope
    left join assessments_due as due on due.as_of = systems.as_of and due.system_id = systems.system_id
    group by assessment.as_of
)
select
    as_of,
    10 * assessed >= 9 * systems as passed,
    concat(cast(assessed as varchar), ' of ', cast(systems as varchar), ' systems with a current assessment') as detail
from counted
