-- The treatment of an open risk is past its due date.
-- grain: as_of, risk_id
-- needs: risks.treatment_due_on
-- reads: assessment, stg_risks
select
    assessment.as_of,
    'risk' as subject_kind,
    risks.risk_id as subject_id,
    concat('Treatment was due on ', cast(risks.treatment_due_on as varchar), ': ', risks.description) as detail,
    risks.treatment_due_on as since_on
from assessment
join stg_risks as risks
    on risks.identified_on <= assessment.as_of
    and risks.status = 'open'
    and risks.treatment_due_on < assessment.as_of
