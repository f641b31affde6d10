-- The owner of an AI system in scope has left.
-- grain: as_of, system_id
-- needs: systems.owner, people.left_on
-- reads: systems_at
select
    as_of,
    'system' as subject_kind,
    system_id as subject_id,
    concat(owner, ', the owner of ', name, ', has left') as detail,
    owner_left_on as since_on
from systems_at
where is_in_scope and is_owner_named and owner_left_on <= as_of
