-- The register at a date: stage, tier, owner and scope of each system registered by then.
-- grain: as_of, system_id
-- reads: assessment, stg_systems, names, current_assessments, last_used, stages, provided, focus
-- basis: ISO/IEC 42001:2023 4.3, A.4.2
with staged as (
    select
        assessment.as_of,
        systems.*,
        systems.lifecycle_stage = 'retired'
            and (systems.retired_on is null or systems.retired_on <= assessment.as_of) as is_retired,
        case
            when systems.lifecycle_stage = 'retired' and systems.retired_on > assessment.as_of then 'operation'
            else systems.lifecycle_stage
        end as stage,
        coalesce(systems.aims_scope, 'yes') <> 'no' as is_wanted
    from assessment
    join stg_systems as systems on systems.registered_on <= assessment.as_of
)
select
    staged.as_of,
    staged.system_id,
    staged.name,
    staged.purpose,
    staged.org_unit,
    staged.owner,
    coalesce(names.is_somebody, false) as is_owner_named,
    coalesce(names.is_here, false) as is_owned,
    names.left_on as owner_left_on,
    exists (select 1 from provided where table_name = 'systems' and column_name = 'owner') as is_owner_in_source,
    staged.role,
    staged.supplier,
    staged.lifecycle_stage as recorded_stage,
    staged.stage,
    stages.stage_rank,
    staged.is_retired,
    staged.is_wanted,
    staged.is_wanted and not staged.is_retired as is_in_scope,
    staged.scope_justification,
    staged.registered_on,
    staged.deployed_on,
    staged.changed_on,
    coalesce(staged.reviewed_on, staged.registered_on) as reviewed_on,
    staged.retired_on,
    last_used.last_used_on,
    staged.risk_tier,
    assessments.assessment_id,
    assessments.assessed_on,
    assessments.review_due_on,
    coalesce(assessments.tier, 'high') as tier,
    coalesce(assessments.tier_rank, 3) as tier_rank
from staged
join stages on stages.stage = staged.stage
left join names on names.as_of = staged.as_of and names.name = staged.owner
left join current_assessments as assessments
    on assessments.as_of = staged.as_of and assessments.system_id = staged.system_id
left join last_used on last_used.as_of = staged.as_of and last_used.system_id = staged.system_id
where
    (
        not exists (select 1 from focus where kind = 'org_unit')
        or staged.org_unit in (select value from focus where kind = 'org_unit')
    )
    and (
        not exists (select 1 from focus where kind = 'tier')
        or coalesce(assessments.tier, 'high') in (select value from focus where kind = 'tier')
    )
