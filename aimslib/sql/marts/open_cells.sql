-- The cells of AI systems that are not covered: what is known of each, and what would cover it.
-- grain: as_of, system_id, requirement
-- reads: cells_at, cell_items
-- basis: ISO/IEC 42001:2023 7.5, A.6.1.3
with ends as (
    -- an item that ended before its own time was voided by a material change
    select as_of, requirement, place, item_id, source, max(ends_unchanged_on) as ends_unchanged_on
    from cell_items
    where link = 'direct'
    group by as_of, requirement, place, item_id, source
),
told as (
    select
        cells.as_of,
        cells.place as system_id,
        cells.requirement,
        cells.state,
        case cells.source
            when 'supplier' then concat('the allocation with ', cells.item_id)
            when 'gate' then concat('gate ', cells.item_id)
            when 'assessment' then concat('assessment ', cells.item_id)
            else cells.item_id
        end as item,
        cells.ends_on,
        ends.ends_unchanged_on is null or ends.ends_unchanged_on > cells.ends_on as is_voided
    from cells_at as cells
    left join ends
        on ends.as_of = cells.as_of
        and ends.requirement = cells.requirement
        and ends.place = cells.place
        and ends.item_id = cells.item_id
        and ends.source = cells.source
    where cells.scope = 'system' and cells.state <> 'covered'
)
select
    as_of,
    system_id,
    requirement,
    state,
    case state
        when 'designed' then concat(item, ' is only a document')
        when 'reusable' then concat(item, ' is about information security only')
        when 'top_up' then concat(item, ' carries the form, not the content')
        when 'expired' then
            case
                when is_voided then concat(item, ' predates the change of ', cast(ends_on + 1 as varchar))
                else concat(item, ' ended on ', cast(ends_on as varchar))
            end
        else 'nothing shows it'
    end as detail,
    case state
        when 'designed' then concat('Collect a record that shows it at work, for 42001:', requirement)
        when 'reusable' then concat('Widen ', item, ' to AI and add 42001:', requirement, ' to what it satisfies')
        when 'top_up' then concat('Add to ', item, ' what is about AI, and collect it for 42001:', requirement)
        when 'expired' then concat('Renew it, for 42001:', requirement)
        else concat('Collect evidence for 42001:', requirement)
    end as remedy
from told
