-- People named as owners, holders, assessors.
-- grain: name
-- reads: raw.people
select
    name,
    email,
    org_unit,
    left_on
from raw.people
