-- What people write where an owner should be, in lower case: it names nobody.
-- grain: placeholder
-- reads: (nothing)
select *
from (values
    ('tbc'),
    ('tbd'),
    ('n/a'),
    ('none'),
    ('unknown'),
    ('?'),
    ('-'),
    ('')
) as placeholders(placeholder)
