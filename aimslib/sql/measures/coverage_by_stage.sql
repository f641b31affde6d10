-- Share of the cells of the AI systems in a lifecycle stage that current evidence covers, retired systems included.
-- grain: as_of, lifecycle_stage
-- reads: assessment, stages, systems_at, cells_at
-- basis: ISO/IEC 42001:2023 9.1, A.6
select
    assessment.as_of,
    stages.stage as lifecycle_stage,
    count(*) filter (where cells.state = 'covered') as numerator,
    count(cells.state) as denominator,
    1.0 * count(*) filter (where cells.state = 'covered') / nullif(count(cells.state), 0) as ratio
from assessment
cross join stages
left join systems_at as systems on systems.as_of = assessment.as_of and systems.stage = stages.stage
left join cells_at as cells on cells.as_of = assessment.as_of and cells.place = systems.system_id
group by assessment.as_of, stages.stage, stages.stage_rank
order by assessment.as_of, stages.stage_rank
