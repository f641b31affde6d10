-- Everything that a report compares with its predecessor, one row a value: systems, controls, cells, risks, areas, findings;
-- with the item, assessment, gate or rule behind the value.
-- grain: as_of, subject_kind, subject_id, field
-- reads: systems_at, statement, cells_at, maturity_by_area, findings, assessment, stg_risks, stg_lifecycle_gates
-- basis: ISO/IEC 42001:2023 9.3.2, 6.3
with gates as (
    select assessment.as_of, gates.system_id, gates.stage, max(gates.gate_id) as gate_id
    from assessment
    join stg_lifecycle_gates as gates on gates.approved_on <= assessment.as_of
    group by assessment.as_of, gates.system_id, gates.stage
),
rules as (
    select as_of, subject_id, string_agg(distinct rule, ', ' order by rule) as rules
    from findings
    where subject_kind = 'system' and rule in ('system_without_owner', 'owner_left')
    group by as_of, subject_id
),
systems as (
    select systems.*, gates.gate_id, rules.rules
    from systems_at as systems
    left join gates
        on gates.as_of = systems.as_of and gates.system_id = systems.system_id and gates.stage = systems.stage
    left join rules on rules.as_of = systems.as_of and rules.subject_id = systems.system_id
),
risks as (
    select assessment.as_of, risks.*
    from assessment
    join stg_risks as risks on risks.identified_on <= assessment.as_of
),
listed as (
    select as_of, 'system' as subject_kind, system_id as subject_id, 'registered' as field, 'yes' as value,
        cast(null as varchar) as because
    from systems
    union all
    select as_of, 'system', system_id, 'owner', owner, rules from systems
    union all
    select as_of, 'system', system_id, 'lifecycle stage', stage, gate_id from systems
    union all
    select as_of, 'system', system_id, 'tier', tier, assessment_id from systems
    union all
    select as_of, 'system', system_id, 'impact assessment', assessment_id, assessment_id from systems
    union all
    select as_of, 'system', system_id, 'purpose', purpose, cast(changed_on as varchar) from systems
    union all
    select as_of, 'system', system_id, 'role', role, cast(changed_on as varchar) from systems
    union all
    select as_of, 'system', system_id, 'supplier', supplier, cast(changed_on as varchar) from systems
    union all
    select as_of, 'system', system_id, 'in scope', case when is_in_scope then 'yes' else 'no' end, scope_justification
    from systems
    union all
    select as_of, 'control', requirement, 'applicable', applicable, justification from statement where is_control
    union all
    select as_of, 'control', requirement, 'owner', owner, cast(null as varchar) from statement
    union all
    select as_of, 'control', requirement, 'status', status, cast(null as varchar) from statement
    union all
    select as_of, 'cell', concat(requirement, case when place = '' then '' else concat(' ', place) end), 'state', state,
        item_id
    from cells_at
    union all
    select as_of, 'risk', risk_id, 'status', status, treatment from risks
    union all
    select as_of, 'risk', risk_id, 'residual level',
        cast(
            coalesce(residual_likelihood, likelihood) * coalesce(residual_severity, severity) as varchar
        ),
        treatment
    from risks
    union all
    select as_of, 'area', area, 'level', cast(level as varchar), cast(null as varchar) from maturity_by_area
    union all
    select as_of, 'finding', concat(rule, ' ', subject_id), 'severity', severity, rule
    from findings
    where severity <> 'note'
)
select as_of, subject_kind, subject_id, field, value, because
from listed
where value is not null
order by as_of, subject_kind, subject_id, field
