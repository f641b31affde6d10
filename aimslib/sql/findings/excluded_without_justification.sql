-- A control is excluded without a reason; it stays required.
-- grain: as_of, control
-- needs: controls.applicable
-- reads: statement
select
    as_of,
    'control' as subject_kind,
    requirement as subject_id,
    concat(requirement, ' is excluded without a justification, so it stays required') as detail,
    decided_on as since_on
from statement
where is_control and applicable = 'no' and justification is null and is_decision_made
