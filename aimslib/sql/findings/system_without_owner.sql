-- An AI system in scope has no owner.
-- grain: as_of, system_id
-- needs: systems.owner
-- reads: systems_at
select
    as_of,
    'system' as subject_kind,
    system_id as subject_id,
    case
        when owner is null then concat(name, ' has no owner')
        else concat(name, ' has no owner (the register says "', owner, '")')
    end as detail,
    registered_on as since_on
from systems_at
where is_in_scope and not is_owner_named
