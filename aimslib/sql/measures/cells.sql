-- Each required cell with its state and the item that decided it.
-- grain: as_of, requirement, system_id
-- reads: cells_at
-- basis: ISO/IEC 42001:2023 6.1.3, 9.1
select
    as_of,
    requirement,
    scope,
    nullif(place, '') as system_id,
    state,
    item_id,
    ends_on
from cells_at
order by as_of, position, place
