-- May each AI system in scope enter its next stage? The checks of the gate ahead, on the registers as they would be once
-- the system had entered through it; out of operation only where a day of retirement is set.
-- grain: as_of, system_id, stage, check
-- reads: gate_answers
-- basis: ISO/IEC 42001:2023 A.6.1.3, A.6.2.4, A.6.2.5, 8.4
select
    answers.as_of,
    answers.system_id,
    answers.stage,
    answers."check",
    count(*) filter (where not answers.passed) = 0 as passed,
    concat(
        max(answers.summary),
        coalesce(
            ': '
            || string_agg(
                coalesce(answers.finding, concat(answers.requirement, ' ', replace(answers.state, '_', ' '))), ', '
                order by answers.position, answers.requirement, answers.detail
            ) filter (where answers.detail <> answers.summary),
            ''
        )
    ) as detail
from gate_answers as answers
group by answers.as_of, answers.system_id, answers.stage, answers."check"
order by answers.as_of, answers.system_id, answers.stage, answers."check"
