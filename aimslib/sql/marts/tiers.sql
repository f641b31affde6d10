-- The risk tiers from the lowest to the highest.
-- grain: tier
-- reads: (nothing)
select *
from (values
    ('minimal', 1),
    ('limited', 2),
    ('high', 3)
) as tiers(tier, tier_rank)
