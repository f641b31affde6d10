-- A nonconformity is open past its due date.
-- grain: as_of, nonconformity_id
-- needs: nonconformities.due_on
-- reads: assessment, stg_nonconformities
select
    assessment.as_of,
    'nonconformity' as subject_kind,
    nonconformities.nonconformity_id as subject_id,
    concat(nonconformities.description, ' (due ', cast(nonconformities.due_on as varchar), ')') as detail,
    nonconformities.due_on as since_on
from assessment
join stg_nonconformities as nonconformities
    on nonconformities.raised_on <= assessment.as_of
    and nonconformities.due_on < assessment.as_of
    and (nonconformities.closed_on is null or nonconformities.closed_on > assessment.as_of)
