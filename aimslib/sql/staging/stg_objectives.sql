-- AI objectives.
-- grain: objective_id
-- reads: raw.objectives
select
    objective_id,
    statement,
    measure,
    target,
    owner,
    set_on,
    due_on,
    achieved_on
from raw.objectives
