-- The Statement of Applicability has no decision on an Annex A control yet.
-- grain: as_of, control
-- needs: controls.applicable
-- reads: statement
select
    as_of,
    'control' as subject_kind,
    requirement as subject_id,
    concat(requirement, ' is undecided') as detail,
    cast(null as date) as since_on
from statement
where is_control and (applicable is null or not is_decision_made)
