-- What a retired system has to show is covered by evidence from the day of its retirement or later.
-- grain: as_of, system_id, stage, requirement
-- reads: targets, systems_at, cells_at, requirements
-- basis: ISO/IEC 42001:2023 A.6.2.6
with owed as (
    select
        systems.as_of,
        systems.system_id,
        systems.retired_on,
        requirements.requirement,
        requirements.title,
        requirements.position,
        cells.is_retired and cells.state = 'covered' as is_covered
    from targets
    join systems_at as systems on systems.system_id = targets.system_id
    join cells_at as cells on cells.as_of = systems.as_of and cells.place = systems.system_id
    join requirements on requirements.requirement = cells.requirement and requirements.at_retirement = 'yes'
),
counted as (
    select
        systems.as_of,
        systems.system_id,
        targets.stage,
        count(owed.requirement) as required,
        count(owed.requirement) filter (where not owed.is_covered) as lacking
    from targets
    join systems_at as systems on systems.system_id = targets.system_id
    left join owed on owed.as_of = systems.as_of and owed.system_id = systems.system_id
    where targets.stage = 'retired'
    group by systems.as_of, systems.system_id, targets.stage
)
select
    counted.as_of,
    counted.system_id,
    counted.stage,
    coalesce(owed.position, 1) as position,
    counted.lacking = 0 as passed,
    case
        when counted.required = 0 then 'nothing is required at retirement'
        when counted.lacking = 0 then concat('all ', cast(counted.required as varchar), ' required at retirement covered')
        else concat(
            cast(counted.lacking as varchar), ' of ', cast(counted.required as varchar), ' required at retirement not covered'
        )
    end as summary,
    owed.requirement,
    cast(null as varchar) as finding,
    case when counted.lacking = 0 then 'covered' else 'missing' end as state,
    concat(
        'Collect evidence of its decommissioning, effective on or after ' || cast(owed.retired_on as varchar),
        ', for 42001:', owed.requirement
    ) as remedy,
    coalesce(
        concat(owed.title, ': nothing from ' || cast(owed.retired_on as varchar), ' or later shows it'), summary
    ) as detail
from counted
left join owed on owed.as_of = counted.as_of and owed.system_id = counted.system_id and not owed.is_covered
