-- The gate that lies ahead of each AI system in scope: into the stage after its own; out of operation only where the
-- register has a day of retirement.
-- grain: as_of, system_id
-- reads: systems_at, stages
-- basis: ISO/IEC 42001:2023 A.6.1.3
select systems.as_of, systems.system_id, stages.stage
from systems_at as systems
join stages on stages.stage_rank = systems.stage_rank + 1
where systems.is_in_scope and (stages.stage <> 'retired' or systems.retired_on is not null)
