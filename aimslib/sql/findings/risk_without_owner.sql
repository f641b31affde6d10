-- An open AI risk has no owner, or its owner has left.
-- grain: as_of, risk_id
-- needs: risks.owner
-- reads: assessment, stg_risks, names
select
    assessment.as_of,
    'risk' as subject_kind,
    risks.risk_id as subject_id,
    concat(
        case when names.is_somebody then concat(risks.owner, ', who owned it, has left: ') else 'Nobody owns it: ' end,
        risks.description
    ) as detail,
    risks.identified_on as since_on
from assessment
join stg_risks as risks on risks.identified_on <= assessment.as_of and risks.status = 'open'
left join names on names.as_of = assessment.as_of and names.name = risks.owner
where not coalesce(names.is_here, false)
