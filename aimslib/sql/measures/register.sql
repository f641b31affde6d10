-- The AI register as it stands: stage, tier, owner and scope of each system registered by then.
-- grain: as_of, system_id
-- reads: systems_at
-- basis: ISO/IEC 42001:2023 4.3, A.4.2
select
    as_of,
    system_id,
    name,
    org_unit,
    owner,
    is_owned as owned,
    tier,
    assessment_id is not null as assessed,
    stage as lifecycle_stage,
    is_in_scope as in_scope,
    case when is_wanted then 'yes' else 'no' end as aims_scope,
    scope_justification,
    registered_on
from systems_at
order by as_of, system_id
