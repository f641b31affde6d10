-- Ready for a stage when no blocking check of it fails; a verdict with its blockers, not an average.
-- grain: as_of, stage
-- reads: readiness, reference.readiness_checks
-- basis: reference/readiness_checks.csv, a convention
with judged as (
    select
        readiness.as_of,
        readiness.stage,
        count(*) filter (where readiness.blocking and not readiness.passed) = 0 as ready,
        string_agg(readiness."check", ';' order by checks.position) filter (
            where readiness.blocking and not readiness.passed
        ) as blockers,
        count(*) filter (where readiness.passed) as checks_passed,
        count(*) as checks,
        min(checks.position) as position
    from readiness
    join reference.readiness_checks as checks
        on checks.stage = readiness.stage and checks."check" = readiness."check"
    group by readiness.as_of, readiness.stage
)
select
    as_of,
    stage,
    ready,
    case when blockers is null then cast([] as varchar[]) else string_split(blockers, ';') end as blockers,
    checks_passed,
    checks
from judged
order by as_of, position
