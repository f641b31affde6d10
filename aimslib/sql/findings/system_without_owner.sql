-- An AI system in scope has no owner.
-- grain: as_of, system_id
-- needs: systems.owner
-- reads: systems_at
select
    as_of,
    'system' as subject_kind,
    system_id as subject_id,
    concat(name, ' has no owner', coalesce(concat(' (the register says "', owner, '")'), '')) as detail,
    registered_on as since_on
from systems_at
where is_in_scope and not is_owner_named
