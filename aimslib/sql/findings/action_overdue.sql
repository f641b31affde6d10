-- A decision of the board or of a review is past its date.
-- grain: as_of, action_id
-- needs: actions.due_on
-- reads: assessment, stg_actions
select
    assessment.as_of,
    'action' as subject_kind,
    actions.action_id as subject_id,
    concat('Due on ', cast(actions.due_on as varchar), ': ', actions.decision) as detail,
    actions.due_on as since_on
from assessment
join stg_actions as actions
    on actions.agreed_on <= assessment.as_of
    and actions.due_on < assessment.as_of
    and (actions.done_on is null or actions.done_on > assessment.as_of)
