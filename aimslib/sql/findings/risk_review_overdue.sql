-- The review date of an open risk has passed.
-- grain: as_of, risk_id
-- needs: risks.review_due_on
-- reads: assessment, stg_risks
select
    assessment.as_of,
    'risk' as subject_kind,
    risks.risk_id as subject_id,
    concat('Review was due on ', cast(risks.review_due_on as varchar), ': ', risks.description) as detail,
    risks.review_due_on as since_on
from assessment
join stg_risks as risks
    on risks.identified_on <= assessment.as_of
    and risks.status = 'open'
    and risks.review_due_on < assessment.as_of
