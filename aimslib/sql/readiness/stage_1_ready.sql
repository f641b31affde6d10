-- No blocking check of stage 1 fails.
-- grain: as_of
-- reads: assessment, readiness_direct, reference.readiness_checks
-- basis: ISO/IEC 42001:2023 4.4
with blockers as (
    select answers.as_of, checks."check", checks.position
    from reference.readiness_checks as checks
    join readiness_direct as answers on answers."check" = checks."check"
    where checks.stage = 'stage_1' and checks.blocking = 'yes' and not answers.passed
)
select
    assessment.as_of,
    count(blockers."check") = 0 as passed,
    coalesce(
        'Blockers of stage 1: ' || string_agg(blockers."check", ', ' order by blockers.position), 'No blocker'
    ) as detail
from assessment
left join blockers on blockers.as_of = assessment.as_of
group by assessment.as_of
