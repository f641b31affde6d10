-- Who holds which role of the AIMS, and when.
-- grain: role, holder, from_on
-- reads: raw.roles
select
    role,
    holder,
    from_on,
    until_on
from raw.roles
