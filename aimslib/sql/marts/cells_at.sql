-- The required cells as they stand on the date asked for.
-- grain: as_of, requirement, place
-- reads: cell_states
select as_of, requirement, place, is_retired, area, scope, position, state, item_id, source, ends_on
from cell_states
where on_date = as_of
