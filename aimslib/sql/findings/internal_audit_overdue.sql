-- No internal audit of the AIMS was completed within 365 days.
-- grain: as_of
-- needs: audits.audit_id
-- reads: assessment, aims_audits
with latest as (
    select assessment.as_of, max(audits.completed_on) as completed_on
    from assessment
    left join aims_audits as audits
        on audits.kind = 'internal'
        and audits.completed_on <= assessment.as_of
    group by assessment.as_of
)
select
    as_of,
    'aims' as subject_kind,
    'AIMS' as subject_id,
    case
        when completed_on is null then 'No internal audit of the AIMS was completed yet'
        else concat('The last internal audit of the AIMS was completed on ', cast(completed_on as varchar))
    end as detail,
    completed_on + 365 as since_on
from latest
where completed_on is null or completed_on < as_of - 365
