-- 1 if a management review was held within 365 days, else 0.
-- grain: as_of, area
-- reads: areas, stg_management_reviews
-- basis: ISO/IEC 42001:2023 9.3.1
select
    areas.as_of,
    areas.area,
    case when count(reviews.review_id) > 0 then 1.0 else 0.0 end as value
from areas
left join stg_management_reviews as reviews
    on reviews.held_on <= areas.as_of and reviews.held_on >= areas.as_of - 365
group by areas.as_of, areas.area
