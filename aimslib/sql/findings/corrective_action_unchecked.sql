-- A corrective action was closed more than 90 days ago and its effect never checked.
-- grain: as_of, nonconformity_id
-- needs: nonconformities.effectiveness_checked_on
-- reads: assessment, stg_nonconformities
select
    assessment.as_of,
    'nonconformity' as subject_kind,
    nonconformities.nonconformity_id as subject_id,
    concat(
        'Closed on ', cast(nonconformities.closed_on as varchar), ', its effect not checked: ',
        nonconformities.description
    ) as detail,
    nonconformities.closed_on + 90 as since_on
from assessment
join stg_nonconformities as nonconformities
    on nonconformities.raised_on <= assessment.as_of
    and nonconformities.closed_on < assessment.as_of - 90
    and (
        nonconformities.effectiveness_checked_on is null
        or nonconformities.effectiveness_checked_on > assessment.as_of
    )
