-- The AI risk register, for the organisation and for people and society.
-- grain: risk_id
-- reads: raw.risks
select
    risk_id,
    system_id,
    axis,
    category,
    description,
    owner,
    likelihood,
    severity,
    treatment,
    controls,
    treatment_due_on,
    residual_likelihood,
    residual_severity,
    status,
    identified_on,
    review_due_on,
    accepted_by,
    accepted_on
from raw.risks
