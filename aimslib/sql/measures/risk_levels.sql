-- Each open or treated risk with its level, likelihood times severity, before and after treatment; where none is rated
-- after treatment, the level before it stands.
-- grain: as_of, risk_id
-- reads: assessment, stg_risks
-- basis: ISO/IEC 42001:2023 6.1.2, 8.2
with current_risks as (
    select
        assessment.as_of,
        risks.*,
        coalesce(risks.residual_likelihood, risks.likelihood) as likelihood_after,
        coalesce(risks.residual_severity, risks.severity) as severity_after
    from assessment
    join stg_risks as risks on risks.identified_on <= assessment.as_of and risks.status in ('open', 'treated')
)
select
    as_of,
    risk_id,
    axis,
    system_id,
    description,
    owner,
    treatment,
    treatment_due_on,
    status,
    likelihood * severity as inherent_level,
    likelihood_after as residual_likelihood,
    severity_after as residual_severity,
    likelihood_after * severity_after as residual_level,
    likelihood_after is not null and severity_after is not null as rated
from current_risks
order by as_of, axis, residual_level desc nulls last, risk_id
