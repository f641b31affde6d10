-- Share of a requirement's required cells that current evidence covers, and the state of the others.
-- grain: as_of, requirement
-- reads: statement, requirements, cells_at
-- basis: ISO/IEC 42001:2023 9.1
select
    statement.as_of,
    requirements.requirement,
    requirements.title,
    requirements.area,
    requirements.scope,
    statement.is_excluded as excluded,
    count(*) filter (where cells.state = 'covered') as numerator,
    count(cells.state) as denominator,
    1.0 * count(*) filter (where cells.state = 'covered') / nullif(count(cells.state), 0) as ratio,
    count(*) filter (where cells.state = 'covered') as covered,
    count(*) filter (where cells.state = 'designed') as designed,
    count(*) filter (where cells.state = 'reusable') as reusable,
    count(*) filter (where cells.state = 'expired') as expired,
    count(*) filter (where cells.state = 'top_up') as top_up,
    count(*) filter (where cells.state = 'missing') as missing
from statement
join requirements on requirements.requirement = statement.requirement
left join cells_at as cells on cells.as_of = statement.as_of and cells.requirement = statement.requirement
group by
    statement.as_of, requirements.requirement, requirements.title, requirements.area, requirements.scope,
    statement.is_excluded, requirements.position
order by statement.as_of, requirements.position
