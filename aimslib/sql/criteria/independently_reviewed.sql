-- Share of the evidence behind the area's covered cells that was reviewed by someone other than its collector.
-- grain: as_of, area
-- reads: cells_at, cell_items, stg_evidence
-- basis: ISO/IEC 42001:2023 7.5.2
with used as (
    select distinct
        cells.as_of,
        cells.area,
        evidence.evidence_id,
        evidence.reviewed_by is not null
            and evidence.reviewed_by is distinct from evidence.collected_by as is_independent
    from cells_at as cells
    join cell_items as items
        on items.as_of = cells.as_of
        and items.requirement = cells.requirement
        and items.place = cells.place
        and items.link = 'direct'
        and items.source = 'evidence'
        and items.starts_on <= cells.as_of
        and (items.ends_on is null or items.ends_on >= cells.as_of)
    join stg_evidence as evidence on evidence.evidence_id = items.item_id
    where cells.state = 'covered'
)
select
    as_of,
    area,
    1.0 * count(*) filter (where is_independent) / count(*) as value
from used
group by as_of, area
