-- A control is included without a reason.
-- grain: as_of, control
-- needs: controls.applicable, controls.justification
-- reads: statement
select
    as_of,
    'control' as subject_kind,
    requirement as subject_id,
    concat(requirement, ' is included without a justification, so it does not count as decided') as detail,
    decided_on as since_on
from statement
where is_control and applicable = 'yes' and justification is null and is_decision_made
