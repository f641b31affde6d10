-- Every name written as an owner, holder or collector: does it name somebody who is still here?
-- grain: as_of, name
-- reads: assessment, placeholders, stg_systems, stg_controls, stg_roles, stg_risks, stg_nonconformities, stg_suppliers, stg_objectives, stg_actions, stg_evidence, stg_people
with written as (
    select owner as name from stg_systems
    union
    select owner as name from stg_controls
    union
    select holder as name from stg_roles
    union
    select owner as name from stg_risks
    union
    select accepted_by as name from stg_risks
    union
    select owner as name from stg_nonconformities
    union
    select owner as name from stg_suppliers
    union
    select owner as name from stg_objectives
    union
    select owner as name from stg_actions
    union
    select collected_by as name from stg_evidence
)
select
    assessment.as_of,
    written.name,
    placeholders.placeholder is null as is_somebody,
    people.left_on,
    placeholders.placeholder is null and (people.left_on is null or people.left_on > assessment.as_of) as is_here
from assessment
cross join written
left join placeholders on placeholders.placeholder = lower(trim(written.name))
left join stg_people as people on people.name = written.name
where written.name is not null
