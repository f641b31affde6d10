-- What does not meet its rule, with the rule's remedy; a rule whose column the source lacks says so once, as a note.
-- grain: as_of, rule, subject_id
-- reads: assessment, finding_rows, finding_needs, provided, stg_nonconformities, reference.findings
-- basis: reference/findings.csv
with unmet as (
    select
        needs.rule,
        min(needs.position) as position
    from finding_needs as needs
    left join provided
        on provided.table_name = needs.table_name and provided.column_name = needs.column_name
    where provided.table_name is null
    group by needs.rule
),
found as (
    select
        rows.as_of,
        rules.rule,
        case when rules.severity = 'as recorded' then nonconformities.severity else rules.severity end as severity,
        rows.subject_kind,
        rows.subject_id,
        rules.requirement,
        rows.detail,
        rows.since_on,
        rules.remedy,
        rules.position
    from finding_rows as rows
    join reference.findings as rules on rules.rule = rows.rule
    left join stg_nonconformities as nonconformities
        on rules.severity = 'as recorded' and nonconformities.nonconformity_id = rows.subject_id
    left join unmet on unmet.rule = rules.rule
    where unmet.rule is null
    union all
    select
        assessment.as_of,
        rules.rule,
        'note' as severity,
        'source' as subject_kind,
        concat(needs.table_name, '.', needs.column_name) as subject_id,
        rules.requirement,
        concat('Not in source: ', needs.table_name, '.', needs.column_name, '; this rule was not checked') as detail,
        cast(null as date) as since_on,
        rules.remedy,
        rules.position
    from assessment
    cross join unmet
    join finding_needs as needs on needs.rule = unmet.rule and needs.position = unmet.position
    join reference.findings as rules on rules.rule = unmet.rule
)
select as_of, rule, severity, subject_kind, subject_id, requirement, detail, since_on, remedy
from found
order by
    as_of,
    case severity when 'major' then 1 when 'minor' then 2 when 'opportunity' then 3 else 4 end,
    position,
    subject_id
