-- Share of the AI systems of a tier whose impact assessment is not due; unassessed systems stand by themselves.
-- grain: as_of, tier
-- reads: assessment, tiers, systems_at, assessments_due
-- basis: ISO/IEC 42001:2023 8.4
with rungs as (
    select tier, tier_rank from tiers
    union all
    select 'unassessed' as tier, 4 as tier_rank
)
select
    assessment.as_of,
    rungs.tier,
    count(*) filter (where systems.system_id is not null and due.system_id is null) as numerator,
    count(systems.system_id) as denominator,
    1.0 * count(*) filter (where systems.system_id is not null and due.system_id is null)
        / nullif(count(systems.system_id), 0) as ratio
from assessment
cross join rungs
left join systems_at as systems
    on systems.as_of = assessment.as_of
    and systems.is_in_scope
    and case when systems.assessment_id is null then 'unassessed' else systems.tier end = rungs.tier
left join assessments_due as due on due.as_of = systems.as_of and due.system_id = systems.system_id
group by assessment.as_of, rungs.tier, rungs.tier_rank
order by assessment.as_of, rungs.tier_rank
