-- A requirement has cells whose evidence lapsed.
-- grain: as_of, requirement
-- reads: cells_at, requirements
with lapsed as (
    select as_of, requirement, count(*) as cells, min(ends_on) as since_on
    from cells_at
    where state = 'expired'
    group by as_of, requirement
)
select
    lapsed.as_of,
    'requirement' as subject_kind,
    lapsed.requirement as subject_id,
    concat(
        lapsed.requirement, ' ', requirements.title, ': evidence of ', cast(lapsed.cells as varchar), ' cell(s) lapsed'
    ) as detail,
    lapsed.since_on
from lapsed
join requirements on requirements.requirement = lapsed.requirement
