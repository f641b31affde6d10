-- The six-month path from ML0 to ML2, step by step; a step is done when the data says so.
-- grain: as_of, step
-- reads: assessment, programme, readiness_values, criterion_values, systems_at, coverage, statement
-- basis: a convention on ISO/IEC 42001:2023 clauses 4-10; reference/maturity_ladder.csv, reference/readiness_checks.csv
with steps as (
    select *
    from (values
        (1, 'systems_registered', 1, 'register_exists'),
        (1, 'policy_approved', 2, 'policy_approved'),
        (1, 'owners_named', 3, 'systems_owned'),
        (2, 'high_tier_assessed', 4, 'high_tier_assessed'),
        (3, 'scope_set', 5, 'scope_documented'),
        (3, 'objectives_set', 6, 'objectives_set'),
        (3, 'soa_complete', 7, 'soa_complete'),
        (4, 'clauses_operating', 8, 'clauses_operating'),
        (5, 'controls_operating', 9, 'controls_operating'),
        (6, 'internal_audit_done', 10, 'internal_audit_done'),
        (6, 'management_review_done', 11, 'management_review_done'),
        (6, 'stage_1_ready', 12, 'stage_1_ready')
    ) as steps(month, step, position, "check")
),
registered as (
    select as_of, value, concat('; of the tools seen in use: ', cast(round(value, 2) as varchar)) as addition
    from criterion_values
    where criterion = 'registered' and area = '4'
),
policy as (
    select
        coverage.as_of,
        statement.is_excluded or (coverage.denominator > 0 and coverage.covered = coverage.denominator) as is_covered,
        concat(
            '; ', coverage.requirement, ' ', coverage.title, ': ',
            case
                when statement.is_excluded then 'excluded'
                else concat(cast(coverage.covered as varchar), ' covered of ', cast(coverage.denominator as varchar))
            end
        ) as addition
    from coverage
    join statement on statement.as_of = coverage.as_of and statement.requirement = coverage.requirement
    where coverage.requirement = 'A.2.2'
),
systems as (
    select assessment.as_of, count(systems.system_id) > 0 as is_any
    from assessment
    left join systems_at as systems on systems.as_of = assessment.as_of and systems.is_in_scope
    group by assessment.as_of
)
select
    answers.as_of,
    steps.month,
    steps.step,
    case when steps.month = 1 then 1 else 2 end as level,
    answers.passed
        and case
            when steps.step = 'systems_registered' then registered.value = 1
            when steps.step = 'policy_approved' then policy.is_covered
            when steps.step in ('owners_named', 'high_tier_assessed') then systems.is_any
            else true
        end as done,
    cast(programme.programme_start + steps.month * interval 1 month as date) as due_on,
    concat(
        answers.detail,
        case
            when steps.step = 'systems_registered' then registered.addition
            when steps.step = 'policy_approved' then policy.addition
            else ''
        end
    ) as evidence
from steps
join readiness_values as answers on answers."check" = steps."check"
join registered on registered.as_of = answers.as_of
join policy on policy.as_of = answers.as_of
join systems on systems.as_of = answers.as_of
left join programme on true
order by answers.as_of, steps.position
