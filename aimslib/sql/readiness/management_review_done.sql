-- A management review was held within 365 days.
-- grain: as_of
-- reads: assessment, stg_management_reviews
-- basis: ISO/IEC 42001:2023 9.3.1
with done as (
    select assessment.as_of, max(reviews.held_on) as last_on
    from assessment
    left join stg_management_reviews as reviews on reviews.held_on <= assessment.as_of
    group by assessment.as_of
)
select
    as_of,
    coalesce(last_on >= as_of - 365, false) as passed,
    coalesce('Last held on ' || cast(last_on as varchar), 'None held') as detail
from done
