-- Every AI system in scope has an owner who is still here.
-- grain: as_of
-- reads: assessment, systems_at
-- basis: ISO/IEC 42001:2023 5.3, A.3.2
select
    assessment.as_of,
    count(*) filter (where not systems.is_owned) = 0 as passed,
    concat(
        cast(count(*) filter (where systems.is_owned) as varchar), ' of ', cast(count(systems.system_id) as varchar),
        ' systems owned',
        coalesce(
            '; without: '
            || string_agg(systems.system_id, ', ' order by systems.system_id) filter (where not systems.is_owned),
            ''
        )
    ) as detail
from assessment
left join systems_at as systems on systems.as_of = assessment.as_of and systems.is_in_scope
group by assessment.as_of
