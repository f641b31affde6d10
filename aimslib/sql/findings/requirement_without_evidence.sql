-- A requirement has cells that no evidence covers and none ever did; lapsed ones are under evidence_expired.
-- grain: as_of, requirement
-- reads: coverage
select
    as_of,
    'requirement' as subject_kind,
    requirement as subject_id,
    concat(
        requirement, ' ', title, ': ', cast(designed + reusable + top_up + missing as varchar), ' of ',
        cast(denominator as varchar), ' cells without evidence'
    ) as detail,
    cast(null as date) as since_on
from coverage
where designed + reusable + top_up + missing > 0
