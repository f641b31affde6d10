-- The Statement of Applicability, and the owner of each control and clause.
-- grain: control
-- reads: raw.controls
select
    control,
    applicable,
    justification,
    owner,
    status,
    decided_on
from raw.controls
