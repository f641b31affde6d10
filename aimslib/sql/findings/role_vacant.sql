-- A role that the AIMS needs is held by nobody.
-- grain: as_of, role
-- needs: roles.role
-- reads: assessment, needed_roles, role_holders, stg_roles
select
    assessment.as_of,
    'role' as subject_kind,
    needed_roles.role as subject_id,
    concat('Nobody holds the role ', needed_roles.role) as detail,
    (
        select max(roles.until_on)
        from stg_roles as roles
        where roles.role = needed_roles.role and roles.until_on < assessment.as_of
    ) as since_on
from assessment
cross join needed_roles
left join role_holders on role_holders.as_of = assessment.as_of and role_holders.role = needed_roles.role
where role_holders.holder is null
