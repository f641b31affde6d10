-- A system in scope was not reviewed, or since it was registered never, for more than 365 days.
-- grain: as_of, system_id
-- needs: systems.reviewed_on
-- reads: systems_at
select
    as_of,
    'system' as subject_kind,
    system_id as subject_id,
    concat(name, ' was last reviewed on ', cast(reviewed_on as varchar)) as detail,
    reviewed_on + 365 as since_on
from systems_at
where is_in_scope and reviewed_on < as_of - 365
