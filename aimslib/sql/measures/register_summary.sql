-- AI systems in scope by tier and lifecycle stage, and how many of them have an owner.
-- grain: as_of, tier, lifecycle_stage
-- reads: systems_at
-- basis: ISO/IEC 42001:2023 4.3, 5.3
select
    as_of,
    tier,
    stage as lifecycle_stage,
    count(*) as systems,
    count(*) filter (where is_owned) as owned
from systems_at
where is_in_scope
group by as_of, tier, tier_rank, stage, stage_rank
order by as_of, tier_rank desc, stage_rank
