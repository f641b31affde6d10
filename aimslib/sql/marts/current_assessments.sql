-- The latest approved impact assessment of each system, and the tier it gives the system: the declared one or the one
-- that its inherent impacts demand, whichever is higher.
-- grain: as_of, system_id
-- reads: assessment, stg_impact_assessments, stg_impacts, reference.tier_bands, tiers
-- basis: ISO/IEC 42001:2023 6.1.4, 8.4; reference/tier_bands.csv
with latest as (
    select
        assessment.as_of,
        assessments.system_id,
        assessments.assessment_id,
        assessments.assessed_on,
        assessments.approved_on,
        coalesce(assessments.review_due_on, assessments.approved_on + 365) as review_due_on,
        assessments.tier as declared_tier,
        assessments.assessor,
        assessments.approver
    from assessment
    join stg_impact_assessments as assessments on assessments.approved_on <= assessment.as_of
    qualify row_number() over (
        partition by assessment.as_of, assessments.system_id
        order by assessments.approved_on desc, assessments.assessed_on desc, assessments.assessment_id desc
    ) = 1
),
demanded as (
    select
        impacts.assessment_id,
        max(tiers.tier_rank) as tier_rank
    from stg_impacts as impacts
    join reference.tier_bands as bands
        on impacts.likelihood * impacts.severity >= bands.min_score or impacts.severity >= bands.min_severity
    join tiers on tiers.tier = bands.tier
    group by impacts.assessment_id
)
select
    latest.as_of,
    latest.system_id,
    latest.assessment_id,
    latest.assessed_on,
    latest.approved_on,
    latest.review_due_on,
    latest.declared_tier,
    latest.assessor,
    latest.approver,
    final.tier,
    final.tier_rank
from latest
join tiers as declared on declared.tier = latest.declared_tier
left join demanded on demanded.assessment_id = latest.assessment_id
join tiers as final on final.tier_rank = greatest(declared.tier_rank, coalesce(demanded.tier_rank, 0))
