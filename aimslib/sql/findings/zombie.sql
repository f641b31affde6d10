-- A system runs on: past its retirement date, used after it, or in operation with neither owner nor review for 365 days.
-- grain: as_of, system_id
-- reads: zombies
select as_of, 'system' as subject_kind, system_id as subject_id, detail, since_on
from zombies
