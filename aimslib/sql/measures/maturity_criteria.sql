-- Each criterion of the ladder in each area: its value, the threshold, whether it is met and what is missing.
-- grain: as_of, level, area, criterion
-- reads: areas, reference.maturity_ladder, criterion_values
-- basis: reference/maturity_ladder.csv, a convention; the standard mandates no levels
select
    areas.as_of,
    ladder.criterion,
    ladder.area,
    ladder.level,
    ladder.statement,
    criteria.value,
    ladder.threshold,
    criteria.value >= ladder.threshold - 1e-9 as met,
    case when criteria.value is not null then greatest(ladder.threshold - criteria.value, cast(0 as double)) end as gap
from areas
join reference.maturity_ladder as ladder on ladder.area = areas.area
left join criterion_values as criteria
    on criteria.as_of = areas.as_of and criteria.area = areas.area and criteria.criterion = ladder.criterion
order by areas.as_of, areas.position, ladder.level, ladder.position
