-- At least one AI system is registered.
-- grain: as_of
-- reads: assessment, stg_systems
-- basis: ISO/IEC 42001:2023 4.3
select
    assessment.as_of,
    count(systems.system_id) > 0 as passed,
    concat(cast(count(systems.system_id) as varchar), ' systems registered') as detail
from assessment
left join stg_systems as systems on systems.registered_on <= assessment.as_of
group by assessment.as_of
