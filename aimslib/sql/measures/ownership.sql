-- Share of the AI systems in scope, and of the controls that are not excluded, that have an owner who is still here.
-- grain: as_of
-- reads: assessment, systems_at, statement
-- basis: ISO/IEC 42001:2023 5.3, A.3.2
with systems as (
    select as_of, count(*) filter (where is_owned) as numerator, count(*) as denominator
    from systems_at
    where is_in_scope
    group by as_of
),
controls as (
    select as_of, count(*) filter (where is_owned) as numerator, count(*) as denominator
    from statement
    where is_control and not is_excluded
    group by as_of
)
select
    assessment.as_of,
    coalesce(systems.numerator, 0) as numerator,
    coalesce(systems.denominator, 0) as denominator,
    1.0 * systems.numerator / nullif(systems.denominator, 0) as ratio,
    coalesce(controls.numerator, 0) as controls_numerator,
    coalesce(controls.denominator, 0) as controls_denominator,
    1.0 * controls.numerator / nullif(controls.denominator, 0) as controls_ratio
from assessment
left join systems on systems.as_of = assessment.as_of
left join controls on controls.as_of = assessment.as_of
order by assessment.as_of
