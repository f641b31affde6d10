-- What has to be true before stage 1, stage 2 and a surveillance audit, and whether it is; a blocking check decides.
-- grain: as_of, stage, check
-- reads: readiness_values, reference.readiness_checks
-- basis: reference/readiness_checks.csv, a convention; ISO/IEC 42001:2023 clauses 4-10
select
    answers.as_of,
    checks.stage,
    checks."check",
    checks.requirement,
    checks.statement,
    answers.passed,
    checks.blocking = 'yes' as blocking,
    answers.detail
from reference.readiness_checks as checks
join readiness_values as answers on answers."check" = checks."check"
order by answers.as_of, checks.position
