-- AI system impact assessments.
-- grain: assessment_id
-- reads: raw.impact_assessments
select
    assessment_id,
    system_id,
    trigger,
    assessed_on,
    tier,
    dimensions_assessed,
    summary,
    assessor,
    approver,
    approved_on,
    review_due_on
from raw.impact_assessments
