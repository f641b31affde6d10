-- How far each AI system is on its way: the stages it reached, the last gate into each, and how many of the cells that
-- are required from that stage on are covered; of a retired system, of those that retirement asks for.
-- grain: as_of, system_id, stage
-- reads: systems_at, stages, stg_lifecycle_gates, cells_at, requirements
-- basis: ISO/IEC 42001:2023 A.6.1.3, A.6.2
with passed as (
    select systems.as_of, systems.system_id, gates.stage, gates.gate_id, gates.approved_on, gates.approver
    from systems_at as systems
    join stg_lifecycle_gates as gates
        on gates.system_id = systems.system_id and gates.approved_on <= systems.as_of
    qualify row_number() over (
        partition by systems.as_of, systems.system_id, gates.stage
        order by gates.approved_on desc, gates.gate_id desc
    ) = 1
),
counted as (
    select
        cells.as_of,
        cells.place as system_id,
        case when cells.is_retired then 'retired' else requirements.from_stage end as stage,
        count(*) filter (where cells.state = 'covered') as numerator,
        count(*) as denominator
    from cells_at as cells
    join requirements on requirements.requirement = cells.requirement
    where cells.scope = 'system'
    group by 1, 2, 3
)
select
    systems.as_of,
    systems.system_id,
    stages.stage,
    systems.stage_rank >= stages.stage_rank as reached,
    passed.gate_id,
    passed.approved_on,
    passed.approver,
    coalesce(counted.numerator, 0) as numerator,
    coalesce(counted.denominator, 0) as denominator,
    1.0 * counted.numerator / counted.denominator as ratio
from systems_at as systems
cross join stages
left join passed
    on passed.as_of = systems.as_of and passed.system_id = systems.system_id and passed.stage = stages.stage
left join counted
    on counted.as_of = systems.as_of and counted.system_id = systems.system_id and counted.stage = stages.stage
where systems.is_wanted
order by systems.as_of, systems.system_id, stages.stage_rank
