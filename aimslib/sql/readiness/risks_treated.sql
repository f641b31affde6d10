-- Every open AI risk has an owner who is still here, and a treatment.
-- grain: as_of
-- reads: assessment, stg_risks, names, provided
-- basis: ISO/IEC 42001:2023 6.1.3, 8.3
with open_risks as (
    select
        assessment.as_of,
        risks.risk_id,
        coalesce(names.is_here, false) and risks.treatment is not null as is_treated
    from assessment
    join stg_risks as risks on risks.identified_on <= assessment.as_of and risks.status = 'open'
    left join names on names.as_of = assessment.as_of and names.name = risks.owner
)
select
    assessment.as_of,
    count(*) filter (where not risks.is_treated) = 0 as passed,
    case
        when not exists (select 1 from provided where table_name = 'risks') then 'Not in source: risks'
        else concat(
            cast(count(*) filter (where risks.is_treated) as varchar), ' of ', cast(count(risks.risk_id) as varchar),
            ' open risks',
            coalesce(
                '; without: '
                || string_agg(risks.risk_id, ', ' order by risks.risk_id) filter (where not risks.is_treated),
                ''
            )
        )
    end as detail
from assessment
left join open_risks as risks on risks.as_of = assessment.as_of
group by assessment.as_of
