-- The AI register: every AI system the organisation provides, develops or uses.
-- grain: system_id
-- reads: raw.systems
select
    system_id,
    name,
    purpose,
    org_unit,
    owner,
    role,
    supplier,
    lifecycle_stage,
    risk_tier,
    personal_data,
    aims_scope,
    scope_justification,
    registered_on,
    deployed_on,
    changed_on,
    reviewed_on,
    retired_on,
    last_used_on
from raw.systems
