-- Decisions of the board and of reviews, and what became of them.
-- grain: action_id
-- reads: raw.actions
select
    action_id,
    source,
    decision,
    owner,
    agreed_on,
    due_on,
    done_on
from raw.actions
