-- What each item is for: a 42001 requirement that it names (direct), or one that a 27001 identifier it names is mapped
-- to (full: widening the evidence to AI is enough; partial: its form carries over).
-- grain: item_id, source, requirement, place, link
-- reads: items, requirements, reference.overlap_27001
-- basis: reference/overlap_27001.csv
select
    items.item_id, items.source, items.identifier as requirement, 'direct' as link, items.place, items.is_record,
    items.effective_on, items.starts_on, items.ends_on
from items
join requirements on requirements.requirement = items.identifier
where items.standard = '42001'
union all
select distinct
    items.item_id, items.source, overlap.iso42001 as requirement, overlap.reuse as link, items.place, items.is_record,
    items.effective_on, items.starts_on, items.ends_on
from items
join reference.overlap_27001 as overlap on overlap.iso27001 = items.identifier
where items.standard = '27001' and overlap.reuse in ('full', 'partial')
