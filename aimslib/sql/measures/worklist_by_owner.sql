-- How much each person has to do: what is past its date, due within 30 and within 90 days (the 30 included), and undated.
-- grain: as_of, owner
-- reads: worklist
-- basis: ISO/IEC 42001:2023 5.3, 9.1, 10.2
select
    as_of,
    owner,
    count(*) filter (where due_on < as_of) as overdue,
    count(*) filter (where due_on between as_of and as_of + 30) as due_in_30_days,
    count(*) filter (where due_on between as_of and as_of + 90) as due_in_90_days,
    count(*) filter (where due_on is null) as undated,
    count(*) as things
from worklist
group by as_of, owner
order by as_of, overdue desc, things desc, owner
