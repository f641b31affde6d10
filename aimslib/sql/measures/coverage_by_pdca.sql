-- Share of the required cells of a phase (plan, do, check, act) that current evidence covers.
-- grain: as_of, pdca
-- reads: assessment, requirements, cells_at
-- basis: ISO/IEC 42001:2023 9.1; phases follow the harmonised structure, Annex A under do
select
    assessment.as_of,
    requirements.pdca,
    count(*) filter (where cells.state = 'covered') as numerator,
    count(cells.state) as denominator,
    1.0 * count(*) filter (where cells.state = 'covered') / nullif(count(cells.state), 0) as ratio
from assessment
cross join requirements
left join cells_at as cells on cells.as_of = assessment.as_of and cells.requirement = requirements.requirement
group by assessment.as_of, requirements.pdca
order by
    assessment.as_of,
    case requirements.pdca when 'plan' then 1 when 'do' then 2 when 'check' then 3 else 4 end
