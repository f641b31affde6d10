-- A retired system has no retirement date.
-- grain: as_of, system_id
-- needs: systems.retired_on
-- reads: systems_at
select
    as_of,
    'system' as subject_kind,
    system_id as subject_id,
    concat(name, ' is retired, since when is not known') as detail,
    cast(null as date) as since_on
from systems_at
where is_wanted and recorded_stage = 'retired' and retired_on is null
