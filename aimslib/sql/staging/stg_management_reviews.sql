-- Management reviews of the AIMS.
-- grain: review_id
-- reads: raw.management_reviews
select
    review_id,
    held_on,
    chair,
    decisions
from raw.management_reviews
