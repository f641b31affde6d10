-- No management review was held within 365 days.
-- grain: as_of
-- needs: management_reviews.review_id
-- reads: assessment, stg_management_reviews
with latest as (
    select assessment.as_of, max(reviews.held_on) as held_on
    from assessment
    left join stg_management_reviews as reviews on reviews.held_on <= assessment.as_of
    group by assessment.as_of
)
select
    as_of,
    'aims' as subject_kind,
    'AIMS' as subject_id,
    case
        when held_on is null then 'No management review was held yet'
        else concat('The last management review was held on ', cast(held_on as varchar))
    end as detail,
    held_on + 365 as since_on
from latest
where held_on is null or held_on < as_of - 365
