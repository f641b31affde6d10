-- The AI systems in scope whose impact assessment is due: never approved, overtaken by a material change, or past its
-- review date.
-- grain: as_of, system_id
-- reads: systems_at
-- basis: ISO/IEC 42001:2023 6.1.4, 8.4, A.5.2
with judged as (
    select
        as_of,
        system_id,
        case
            when assessment_id is null then 'registration'
            when changed_on <= as_of and assessed_on < changed_on then 'material_change'
            when review_due_on < as_of then 'periodic'
        end as trigger,
        registered_on,
        changed_on,
        review_due_on,
        assessed_on,
        tier
    from systems_at
    where is_in_scope
)
select
    as_of,
    system_id,
    trigger,
    case trigger
        when 'registration' then registered_on
        when 'material_change' then changed_on
        else review_due_on
    end as since_on,
    assessed_on as last_assessed_on,
    tier
from judged
where trigger is not null
order by as_of, system_id
