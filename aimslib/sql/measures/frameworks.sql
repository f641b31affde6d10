-- Share of the 42001 cells mapped to an item of NIST AI RMF or the EU AI Act that current evidence covers; a function or
-- category has the cells of all that it holds, each once. It says what the AIMS supports, not that a law is met.
-- grain: as_of, framework, item
-- reads: coverage, reference.nist_ai_rmf, reference.nist_ai_rmf_map, reference.eu_ai_act_map
-- basis: reference/nist_ai_rmf_map.csv, reference/eu_ai_act_map.csv
with items as (
    select 'NIST AI RMF' as framework, level, id as item, title, 1 as framework_position, position
    from reference.nist_ai_rmf
    union all
    select
        'EU AI Act', 'article', article, min(article_title), 2,
        coalesce(try_cast(replace(article, 'Art. ', '') as integer), 1000)
    from reference.eu_ai_act_map
    group by article
),
mapped as (
    select rmf.id, rmf.category, rmf."function", crosswalk.iso42001
    from reference.nist_ai_rmf_map as crosswalk
    join reference.nist_ai_rmf as rmf on rmf.id = crosswalk.ai_rmf
),
links as (
    select 'NIST AI RMF' as framework, id as item, iso42001 as requirement from mapped
    union
    select 'NIST AI RMF', category, iso42001 from mapped
    union
    select 'NIST AI RMF', "function", iso42001 from mapped
    union
    select 'EU AI Act', article, iso42001 from reference.eu_ai_act_map
),
dates as (
    select distinct as_of from coverage
)
select
    dates.as_of,
    items.framework,
    items.level,
    items.item,
    items.title,
    coalesce(sum(coverage.numerator), 0)::bigint as numerator,
    coalesce(sum(coverage.denominator), 0)::bigint as denominator,
    1.0 * sum(coverage.numerator) / nullif(sum(coverage.denominator), 0) as ratio
from dates
cross join items
left join links on links.framework = items.framework and links.item = items.item
left join coverage on coverage.as_of = dates.as_of and coverage.requirement = links.requirement
group by dates.as_of, items.framework, items.level, items.item, items.title, items.framework_position, items.position
order by dates.as_of, items.framework_position, items.position, items.item
