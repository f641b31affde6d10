-- Open and treated AI risks by axis, likelihood and severity, before (inherent) and after treatment (residual).
-- grain: as_of, axis, likelihood, severity
-- reads: assessment, stg_risks
-- basis: ISO/IEC 42001:2023 6.1.2, 8.2
with current_risks as (
    select
        assessment.as_of,
        risks.axis,
        risks.likelihood,
        risks.severity,
        coalesce(risks.residual_likelihood, risks.likelihood) as residual_likelihood,
        coalesce(risks.residual_severity, risks.severity) as residual_severity
    from assessment
    join stg_risks as risks on risks.identified_on <= assessment.as_of and risks.status in ('open', 'treated')
),
rated as (
    select as_of, axis, likelihood, severity, 1 as inherent, 0 as residual
    from current_risks
    union all
    select as_of, axis, residual_likelihood as likelihood, residual_severity as severity, 0 as inherent, 1 as residual
    from current_risks
)
select
    as_of,
    axis,
    likelihood,
    severity,
    sum(inherent)::bigint as inherent,
    sum(residual)::bigint as residual
from rated
group by as_of, axis, likelihood, severity
order by as_of, axis, likelihood nulls last, severity nulls last
