-- Approvals to enter a lifecycle stage.
-- grain: gate_id
-- reads: raw.lifecycle_gates
select
    gate_id,
    system_id,
    stage,
    approved_on,
    approver
from raw.lifecycle_gates
