-- A system is kept out of the AIMS scope without a reason.
-- grain: as_of, system_id
-- needs: systems.aims_scope, systems.scope_justification
-- reads: systems_at
select
    as_of,
    'system' as subject_kind,
    system_id as subject_id,
    concat(name, ' is out of the AIMS scope and nobody wrote down why') as detail,
    registered_on as since_on
from systems_at
where not is_wanted and not is_retired and scope_justification is null
