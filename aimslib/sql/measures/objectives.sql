-- The AI objectives set by then, each achieved, past its date or on time.
-- grain: as_of, objective_id
-- reads: assessment, stg_objectives
-- basis: ISO/IEC 42001:2023 6.2
select
    assessment.as_of,
    objectives.objective_id,
    objectives.statement,
    objectives.measure,
    objectives.target,
    objectives.owner,
    objectives.due_on,
    case when objectives.achieved_on <= assessment.as_of then objectives.achieved_on end as achieved_on,
    case
        when objectives.achieved_on <= assessment.as_of then 'achieved'
        when objectives.due_on < assessment.as_of then 'overdue'
        else 'on_time'
    end as status
from assessment
join stg_objectives as objectives on objectives.set_on <= assessment.as_of
order by assessment.as_of, objectives.due_on nulls last, objectives.objective_id
