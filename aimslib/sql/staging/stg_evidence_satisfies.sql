-- What each piece of evidence shows: one row an identifier, split into standard and identifier.
-- grain: evidence_id, standard, identifier
-- reads: raw.evidence
with named as (
    select
        evidence.evidence_id,
        trim(parts.part) as part
    from raw.evidence as evidence
    cross join unnest(string_split(evidence.satisfies, ';')) as parts(part)
)
select distinct
    evidence_id,
    split_part(part, ':', 1) as standard,
    split_part(part, ':', 2) as identifier
from named
where part <> ''
