-- Who holds a role of the AIMS at a date: a name, within its first and last day, who has not left.
-- grain: as_of, role, holder
-- reads: assessment, stg_roles, names
-- basis: ISO/IEC 42001:2023 5.3
select distinct
    assessment.as_of,
    roles.role,
    roles.holder
from assessment
join stg_roles as roles
    on roles.from_on <= assessment.as_of and (roles.until_on is null or roles.until_on >= assessment.as_of)
join names on names.as_of = assessment.as_of and names.name = roles.holder
where names.is_here
