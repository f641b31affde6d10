-- A retained risk was accepted by nobody.
-- grain: as_of, risk_id
-- needs: risks.treatment
-- reads: assessment, stg_risks, names
select
    assessment.as_of,
    'risk' as subject_kind,
    risks.risk_id as subject_id,
    concat('Retained and accepted by nobody: ', risks.description) as detail,
    risks.identified_on as since_on
from assessment
join stg_risks as risks
    on risks.identified_on <= assessment.as_of and risks.status <> 'closed' and risks.treatment = 'retain'
left join names on names.as_of = assessment.as_of and names.name = risks.accepted_by
where
    not coalesce(names.is_somebody, false)
    or risks.accepted_on is null
    or risks.accepted_on > assessment.as_of
