-- An internal audit of the AIMS was completed within 365 days.
-- grain: as_of
-- reads: assessment, aims_audits
-- basis: ISO/IEC 42001:2023 9.2.2
with done as (
    select assessment.as_of, max(audits.completed_on) as last_on
    from assessment
    left join aims_audits as audits
        on audits.kind = 'internal'
        and audits.completed_on <= assessment.as_of
    group by assessment.as_of
)
select
    as_of,
    coalesce(last_on >= as_of - 365, false) as passed,
    coalesce('Last completed on ' || cast(last_on as varchar), 'None completed') as detail
from done
