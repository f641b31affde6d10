-- The 32 clauses and 38 controls that are assessed, with what decides where each is required.
-- grain: requirement
-- reads: reference.clauses, reference.annex_a_controls, stages, tiers
-- basis: ISO/IEC 42001:2023 clauses 4-10 and Annex A
with listed as (
    select
        clause as requirement,
        title,
        area,
        area_title,
        pdca,
        false as is_control,
        'organisation' as scope,
        cast(null as varchar) as from_stage,
        'no' as at_retirement,
        cast(null as varchar) as min_tier,
        cast(null as varchar) as applies_to_role,
        'no' as third_party_only,
        'no' as shareable,
        'no' as renew_on_change,
        needs_record,
        position
    from reference.clauses
    union all
    select
        control as requirement,
        title,
        area,
        area_title,
        pdca,
        true as is_control,
        scope,
        from_stage,
        at_retirement,
        min_tier,
        applies_to_role,
        third_party_only,
        shareable,
        renew_on_change,
        needs_record,
        1000 + position as position
    from reference.annex_a_controls
)
select
    listed.*,
    stages.stage_rank as from_stage_rank,
    tiers.tier_rank as min_tier_rank
from listed
left join stages on stages.stage = listed.from_stage
left join tiers on tiers.tier = listed.min_tier
