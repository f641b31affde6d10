-- No AI system runs on after its retirement or with neither owner nor review.
-- grain: as_of
-- reads: assessment, findings
-- basis: ISO/IEC 42001:2023 A.6.2.6
select
    assessment.as_of,
    count(findings.subject_id) = 0 as passed,
    concat(
        cast(count(findings.subject_id) as varchar), ' zombie systems',
        coalesce(': ' || string_agg(findings.subject_id, ', ' order by findings.subject_id), '')
    ) as detail
from assessment
left join findings
    on findings.as_of = assessment.as_of and findings.rule = 'zombie' and findings.severity <> 'note'
group by assessment.as_of
