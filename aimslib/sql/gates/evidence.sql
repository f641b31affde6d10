-- Every cell that the stage requires of the system is covered.
-- grain: as_of, system_id, stage, requirement
-- reads: targets, systems_at, cells_at, requirements, open_cells
-- basis: ISO/IEC 42001:2023 A.6.1.3, A.6.2.4
with counted as (
    select
        systems.as_of,
        systems.system_id,
        targets.stage,
        count(cells.requirement) as required,
        count(cells.requirement) filter (where cells.state <> 'covered') as lacking
    from targets
    join systems_at as systems on systems.system_id = targets.system_id
    left join cells_at as cells on cells.as_of = systems.as_of and cells.place = systems.system_id
    where targets.stage <> 'retired'
    group by systems.as_of, systems.system_id, targets.stage
)
select
    counted.as_of,
    counted.system_id,
    counted.stage,
    coalesce(requirements.position, 1) as position,
    counted.lacking = 0 as passed,
    case
        when counted.required = 0 then 'no evidence is required'
        when counted.lacking = 0 then concat('all ', cast(counted.required as varchar), ' required cells are covered')
        else concat(
            cast(counted.lacking as varchar), ' of ', cast(counted.required as varchar), ' required cells not covered'
        )
    end as summary,
    cells.requirement,
    cast(null as varchar) as finding,
    coalesce(cells.state, 'covered') as state,
    cells.remedy,
    coalesce(concat(requirements.title, ': ' || cells.detail), summary) as detail
from counted
left join open_cells as cells on cells.as_of = counted.as_of and cells.system_id = counted.system_id
left join requirements on requirements.requirement = cells.requirement
