-- How far the evidence of the information security management system carries each requirement that is not excluded: held,
-- reusable now or after refresh, in need of a top-up, not collected, or new work.
-- grain: as_of, requirement
-- reads: statement, requirements, items, coverage, reference.overlap_27001
-- basis: reference/overlap_27001.csv
with mapped as (
    select
        iso42001 as requirement,
        max(case reuse when 'full' then 2 when 'partial' then 1 else 0 end) as reuse_rank,
        string_agg(iso27001, ';' order by position) as iso27001
    from reference.overlap_27001
    group by iso42001
),
held_items as (
    select distinct
        assessment.as_of,
        overlap.iso42001 as requirement,
        overlap.reuse,
        items.item_id,
        items.ends_on is null or items.ends_on >= assessment.as_of as is_current
    from (select distinct as_of from statement) as assessment
    join items
        on items.source = 'evidence' and items.standard = '27001' and items.starts_on <= assessment.as_of
    join reference.overlap_27001 as overlap
        on overlap.iso27001 = items.identifier and overlap.reuse in ('full', 'partial')
),
counted as (
    select
        as_of,
        requirement,
        string_agg(item_id, ';' order by item_id) filter (where reuse = 'full' and is_current) as full_now,
        string_agg(item_id, ';' order by item_id) filter (where reuse = 'full' and not is_current) as full_lapsed,
        string_agg(item_id, ';' order by item_id) filter (where reuse = 'partial' and is_current) as partial_now
    from held_items
    group by as_of, requirement
),
judged as (
    select
        statement.as_of,
        requirements.requirement,
        requirements.title,
        requirements.position,
        case mapped.reuse_rank when 2 then 'full' when 1 then 'partial' else 'none' end as reuse,
        case
            when coverage.denominator > 0 and coverage.numerator = coverage.denominator then 'held'
            when counted.full_now is not null then 'reusable_now'
            when counted.full_lapsed is not null then 'reusable_after_refresh'
            when counted.partial_now is not null then 'top_up'
            when mapped.reuse_rank > 0 then 'not_collected'
            else 'new_work'
        end as status,
        mapped.iso27001,
        counted.full_now,
        counted.full_lapsed,
        counted.partial_now
    from statement
    join requirements on requirements.requirement = statement.requirement
    join coverage on coverage.as_of = statement.as_of and coverage.requirement = statement.requirement
    left join mapped on mapped.requirement = requirements.requirement
    left join counted on counted.as_of = statement.as_of and counted.requirement = requirements.requirement
    where not statement.is_excluded
),
shown as (
    select
        *,
        case status
            when 'reusable_now' then full_now
            when 'reusable_after_refresh' then full_lapsed
            when 'top_up' then partial_now
        end as shown_items
    from judged
)
select
    as_of,
    requirement,
    title,
    reuse,
    status,
    case when iso27001 is null then cast([] as varchar[]) else string_split(iso27001, ';') end as iso27001,
    case when shown_items is null then cast([] as varchar[]) else string_split(shown_items, ';') end as item_ids
from shown
order by as_of, position
