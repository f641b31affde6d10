-- The impacts an assessment found, with inherent and residual scores.
-- grain: impact_id
-- reads: raw.impacts
select
    impact_id,
    assessment_id,
    dimension,
    category,
    affected_party,
    harm,
    likelihood,
    severity,
    controls,
    residual_likelihood,
    residual_severity
from raw.impacts
