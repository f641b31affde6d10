-- The controls that an impact names: one row a control.
-- grain: impact_id, control
-- reads: raw.impacts
with named as (
    select
        impacts.impact_id,
        impacts.assessment_id,
        trim(parts.part) as control
    from raw.impacts as impacts
    cross join unnest(string_split(impacts.controls, ';')) as parts(part)
)
select distinct
    impact_id,
    assessment_id,
    control
from named
where control <> ''
