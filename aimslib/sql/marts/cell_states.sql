-- The state of each required cell at a date, and the item that decided it: covered, designed (a document where a record
-- is needed), reusable (27001 evidence that only has to name the requirement), expired, top_up (27001 evidence whose
-- form carries over), missing. Earlier dates (on_date before as_of) take today's cells and the items of that date.
-- grain: as_of, on_date, requirement, place
-- reads: required_cells, cell_items, dates
-- basis: ISO/IEC 42001:2023 7.5, 9.1
with judged as (
    select
        items.as_of,
        dates.on_date,
        items.requirement,
        items.place,
        items.item_id,
        items.source,
        items.ends_on,
        items.is_retired,
        case
            when items.starts_on > dates.on_date then null
            when items.ends_on is null or items.ends_on >= dates.on_date then
                case
                    when items.link = 'direct' and (items.is_record or not items.needs_record) then 1
                    when items.link = 'direct' then 2
                    when items.link = 'full' then 3
                    when items.link = 'partial' then 5
                end
            when items.link = 'direct' then 4
        end as state_rank
    from cell_items as items
    join dates on dates.as_of = items.as_of
),
decided as (
    select as_of, on_date, requirement, place, item_id, source, ends_on, state_rank
    from judged
    where state_rank is not null and (state_rank = 1 or not is_retired)
    qualify row_number() over (
        partition by as_of, on_date, requirement, place
        order by state_rank, ends_on desc nulls first, item_id, source
    ) = 1
)
select
    cells.as_of,
    dates.on_date,
    cells.requirement,
    cells.place,
    cells.is_retired,
    cells.area,
    cells.scope,
    cells.position,
    case decided.state_rank
        when 1 then 'covered'
        when 2 then 'designed'
        when 3 then 'reusable'
        when 4 then 'expired'
        when 5 then 'top_up'
        else 'missing'
    end as state,
    decided.item_id,
    decided.source,
    decided.ends_on
from required_cells as cells
join dates on dates.as_of = cells.as_of
left join decided
    on decided.as_of = cells.as_of
    and decided.on_date = dates.on_date
    and decided.requirement = cells.requirement
    and decided.place = cells.place
