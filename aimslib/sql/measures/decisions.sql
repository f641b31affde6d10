-- Decisions of the board, of reviews and audits that are agreed by then: done, open or past their date.
-- grain: as_of, action_id
-- reads: assessment, stg_actions
-- basis: ISO/IEC 42001:2023 9.3.3
select
    assessment.as_of,
    actions.action_id,
    actions.source,
    actions.decision,
    actions.owner,
    actions.agreed_on,
    actions.due_on,
    case when actions.done_on <= assessment.as_of then actions.done_on end as done_on,
    case
        when actions.done_on <= assessment.as_of then 'done'
        when actions.due_on < assessment.as_of then 'overdue'
        else 'open'
    end as status
from assessment
join stg_actions as actions on actions.agreed_on <= assessment.as_of
order by assessment.as_of, actions.agreed_on, actions.action_id
