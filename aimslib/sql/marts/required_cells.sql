-- The cells that have to be covered: each clause and organisation-wide control once, each control of an AI system once
-- for every system that needs it.
-- grain: as_of, requirement, place
-- reads: requirements, statement, systems_at, stg_impact_controls, focus
-- basis: ISO/IEC 42001:2023 6.1.3, Annex A; reference/annex_a_controls.csv
with organisation as (
    select
        statement.as_of,
        requirements.requirement,
        '' as place,
        false as is_retired
    from statement
    join requirements on requirements.requirement = statement.requirement
    where
        requirements.scope = 'organisation'
        and not statement.is_excluded
        and not exists (select 1 from focus where kind in ('org_unit', 'tier'))
),
candidates as (
    select
        systems.as_of,
        requirements.requirement,
        systems.system_id as place,
        systems.is_retired,
        systems.is_in_scope,
        statement.is_excluded,
        requirements.at_retirement,
        systems.tier_rank >= requirements.min_tier_rank as is_of_tier,
        systems.stage_rank >= requirements.from_stage_rank as is_at_stage,
        requirements.third_party_only = 'no'
            or systems.supplier is not null
            or coalesce(systems.role, 'provider') = 'provider' as is_for_its_sourcing,
        named.control is not null as is_named
    from systems_at as systems
    join requirements
        on requirements.scope = 'system'
        and (
            systems.role is null
            or concat(';', replace(requirements.applies_to_role, ' ', ''), ';') like concat('%;', systems.role, ';%')
        )
    join statement on statement.as_of = systems.as_of and statement.requirement = requirements.requirement
    left join (select distinct assessment_id, control from stg_impact_controls) as named
        on named.assessment_id = systems.assessment_id and named.control = requirements.requirement
    where systems.is_wanted
),
wanted as (
    select as_of, requirement, place, is_retired from organisation
    union all
    select as_of, requirement, place, is_retired
    from candidates
    where
        (
            is_in_scope and is_for_its_sourcing and is_at_stage
            and ((not is_excluded and is_of_tier) or is_named)
        )
        or (is_retired and at_retirement = 'yes' and not is_excluded)
)
select
    wanted.as_of,
    wanted.requirement,
    wanted.place,
    wanted.is_retired,
    requirements.area,
    requirements.scope,
    requirements.needs_record = 'yes' as needs_record,
    requirements.position
from wanted
join requirements on requirements.requirement = wanted.requirement
where
    not exists (select 1 from focus where kind = 'area')
    or requirements.area in (select value from focus where kind = 'area')
