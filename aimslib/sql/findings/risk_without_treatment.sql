-- An open AI risk has no treatment.
-- grain: as_of, risk_id
-- needs: risks.treatment
-- reads: assessment, stg_risks
select
    assessment.as_of,
    'risk' as subject_kind,
    risks.risk_id as subject_id,
    concat('How to treat it is not decided: ', risks.description) as detail,
    risks.identified_on as since_on
from assessment
join stg_risks as risks
    on risks.identified_on <= assessment.as_of and risks.status = 'open' and risks.treatment is null
