-- The roles that an AIMS can't do without.
-- grain: role
-- reads: (nothing)
-- basis: ISO/IEC 42001:2023 5.3
select *
from (values
    ('top_management', 1),
    ('ai_policy_owner', 2),
    ('aims_manager', 3),
    ('impact_assessment_approver', 4),
    ('internal_auditor', 5)
) as needed_roles(role, position)
