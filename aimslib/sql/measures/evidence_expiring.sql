-- Items behind covered cells that end within 180 days, and the covered cells that end with them.
-- grain: as_of, item_id, ends_on
-- reads: cells_at, cell_items, items
-- basis: ISO/IEC 42001:2023 7.5.3
with ending as (
    select
        cells.as_of,
        fitting.item_id,
        fitting.source,
        fitting.ends_on,
        cells.item_id = fitting.item_id and cells.source = fitting.source as is_deciding
    from cells_at as cells
    join cell_items as fitting
        on fitting.as_of = cells.as_of
        and fitting.requirement = cells.requirement
        and fitting.place = cells.place
        and fitting.link = 'direct'
        and fitting.starts_on <= cells.as_of
        and fitting.ends_on >= cells.as_of
        and fitting.ends_on <= cells.as_of + 180
    where cells.state = 'covered'
),
titles as (
    select item_id, source, min(title) as title
    from items
    group by item_id, source
)
select
    ending.as_of,
    ending.item_id,
    titles.title,
    ending.ends_on,
    count(*) filter (where ending.is_deciding) as cells_lost
from ending
join titles on titles.item_id = ending.item_id and titles.source = ending.source
group by ending.as_of, ending.item_id, titles.title, ending.ends_on
order by ending.as_of, ending.ends_on, ending.item_id
