-- Every role that the AIMS needs is held by somebody.
-- grain: as_of
-- reads: assessment, needed_roles, role_holders
-- basis: ISO/IEC 42001:2023 5.3
with needed as (
    select
        assessment.as_of,
        needed_roles.role,
        needed_roles.position,
        count(holders.holder) > 0 as is_held
    from assessment
    cross join needed_roles
    left join role_holders as holders on holders.as_of = assessment.as_of and holders.role = needed_roles.role
    group by assessment.as_of, needed_roles.role, needed_roles.position
)
select
    as_of,
    count(*) filter (where not is_held) = 0 as passed,
    concat(
        cast(count(*) filter (where is_held) as varchar), ' of ', cast(count(*) as varchar), ' roles held',
        coalesce('; vacant: ' || string_agg(role, ', ' order by position) filter (where not is_held), '')
    ) as detail
from needed
group by as_of
