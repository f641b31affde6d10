-- What moved since the last snapshot before this date: the value before and after, and the item, assessment, gate or rule
-- behind it. Cells that came or went with their system are not listed one by one.
-- grain: as_of, subject_kind, subject_id, field
-- reads: assessment, facts, facts_before
-- basis: ISO/IEC 42001:2023 9.3.2, 6.3
with compared as (
    select assessment.as_of, max(earlier.as_of) as compared_with
    from assessment
    join facts_before as earlier on earlier.as_of < assessment.as_of
    group by assessment.as_of
),
matched as (
    select
        coalesce(later.subject_kind, earlier.subject_kind) as subject_kind,
        coalesce(later.subject_id, earlier.subject_id) as subject_id,
        coalesce(later.field, earlier.field) as field,
        earlier.value as before,
        later.value as after,
        coalesce(later.because, earlier.because) as because
    from facts as later
    full join facts_before as earlier
        on earlier.subject_kind = later.subject_kind
        and earlier.subject_id = later.subject_id
        and earlier.field = later.field
)
select
    compared.as_of,
    compared.compared_with,
    matched.subject_kind,
    matched.subject_id,
    matched.field,
    matched.before,
    matched.after,
    matched.because
from compared
cross join matched
where
    matched.before is distinct from matched.after
    and (matched.subject_kind <> 'cell' or (matched.before is not null and matched.after is not null))
order by compared.as_of, matched.subject_kind, matched.subject_id, matched.field
