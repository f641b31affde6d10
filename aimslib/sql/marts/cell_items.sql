-- The items that fit each required cell, with the days on which they count for it: a material change of the system ends
-- what predates it where the control has to be renewed on change; after retirement only later items count, for good.
-- grain: as_of, requirement, place, item_id, source, link
-- reads: required_cells, requirements, item_links, systems_at
-- basis: ISO/IEC 42001:2023 6.3, 7.5.3, 8.4
with fitting as (
    select cells.as_of, cells.requirement, cells.place, cells.is_retired, cells.needs_record, links.item_id,
        links.source, links.link, links.is_record, links.effective_on, links.starts_on, links.ends_on
    from required_cells as cells
    join item_links as links on links.requirement = cells.requirement and links.place = cells.place
    union all
    select cells.as_of, cells.requirement, cells.place, cells.is_retired, cells.needs_record, links.item_id,
        links.source, links.link, links.is_record, links.effective_on, links.starts_on, links.ends_on
    from required_cells as cells
    join requirements on requirements.requirement = cells.requirement and requirements.shareable = 'yes'
    join item_links as links on links.requirement = cells.requirement and links.place = '*'
    join systems_at as systems
        on systems.as_of = cells.as_of and systems.system_id = cells.place
        and systems.registered_on <= links.effective_on
)
select
    fitting.as_of,
    fitting.requirement,
    fitting.place,
    fitting.is_retired,
    fitting.needs_record,
    fitting.item_id,
    fitting.source,
    fitting.link,
    fitting.is_record,
    fitting.starts_on,
    case
        when fitting.is_retired then null
        when
            systems.changed_on is not null
            and fitting.effective_on < systems.changed_on
            and (requirements.renew_on_change = 'yes' or fitting.source = 'assessment')
            then least(coalesce(fitting.ends_on, systems.changed_on - 1), systems.changed_on - 1)
        else fitting.ends_on
    end as ends_on,
    fitting.ends_on as ends_unchanged_on
from fitting
join requirements on requirements.requirement = fitting.requirement
left join systems_at as systems on systems.as_of = fitting.as_of and systems.system_id = fitting.place
where
    not fitting.is_retired
    or systems.retired_on is null
    or fitting.effective_on >= systems.retired_on
