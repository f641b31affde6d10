-- The lifecycle stages in the order in which a system passes them.
-- grain: stage
-- reads: (nothing)
select *
from (values
    ('design', 1),
    ('development', 2),
    ('verification', 3),
    ('deployment', 4),
    ('operation', 5),
    ('retired', 6)
) as stages(stage, stage_rank)
