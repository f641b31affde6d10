-- The days on which the state of a cell is wanted: the date asked for, and the four quarters before it.
-- grain: as_of, on_date
-- reads: assessment
select
    assessment.as_of,
    assessment.as_of - back.days as on_date
from assessment
cross join (values (0), (91), (182), (273), (364)) as back(days)
