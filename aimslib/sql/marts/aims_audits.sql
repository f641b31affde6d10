-- The audits whose standards include 42001; an audit that names no standard is one of the AIMS.
-- grain: audit_id
-- reads: stg_audits
-- basis: ISO/IEC 42001:2023 9.2
select audit_id, kind, scheduled_on, completed_on, auditor, result, decision_on, certificate_expires_on
from stg_audits
where standards is null or standards like '%42001%'
