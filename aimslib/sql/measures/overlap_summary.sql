-- What ISO 27001 evidence is worth for the AIMS: requirements by overlap status, collections that one row already saves,
-- and requirements whose evidence is collected twice.
-- grain: as_of
-- reads: overlap, items, item_links, reference.overlap_27001
-- basis: reference/overlap_27001.csv
with current_items as (
    select overlap.as_of, items.item_id, items.standard, items.identifier
    from (select distinct as_of from overlap) as overlap
    join items
        on items.source = 'evidence'
        and items.starts_on <= overlap.as_of
        and (items.ends_on is null or items.ends_on >= overlap.as_of)
),
standards as (
    select
        as_of,
        item_id,
        count(*) filter (where standard = '42001') as for_42001,
        count(*) filter (where standard = '27001') as for_27001
    from current_items
    group by as_of, item_id
),
saved as (
    select ours.as_of, count(distinct ours.item_id) as collections
    from current_items as ours
    join reference.overlap_27001 as overlap on overlap.iso42001 = ours.identifier
    join current_items as theirs
        on theirs.as_of = ours.as_of
        and theirs.item_id = ours.item_id
        and theirs.standard = '27001'
        and theirs.identifier = overlap.iso27001
    where ours.standard = '42001'
    group by ours.as_of
),
twice as (
    select held.as_of, count(distinct held.requirement) as requirements
    from overlap as held
    join item_links as theirs on theirs.requirement = held.requirement and theirs.link = 'full'
    join standards as their_standards
        on their_standards.as_of = held.as_of
        and their_standards.item_id = theirs.item_id
        and their_standards.for_42001 = 0
    join item_links as ours
        on ours.requirement = held.requirement and ours.link = 'direct' and ours.source = 'evidence'
    join standards as our_standards
        on our_standards.as_of = held.as_of
        and our_standards.item_id = ours.item_id
        and our_standards.for_27001 = 0
    where held.status = 'held'
    group by held.as_of
)
select
    overlap.as_of,
    count(*) as requirements,
    count(*) filter (where overlap.status = 'held') as held,
    count(*) filter (where overlap.status = 'reusable_now') as reusable_now,
    count(*) filter (where overlap.status = 'reusable_after_refresh') as reusable_after_refresh,
    count(*) filter (where overlap.status = 'top_up') as top_up,
    count(*) filter (where overlap.status = 'not_collected') as not_collected,
    count(*) filter (where overlap.status = 'new_work') as new_work,
    coalesce(max(saved.collections), 0) as collections_saved,
    coalesce(max(twice.requirements), 0) as collected_twice
from overlap
left join saved on saved.as_of = overlap.as_of
left join twice on twice.as_of = overlap.as_of
group by overlap.as_of
order by overlap.as_of
