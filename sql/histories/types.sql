-- Grain: one row per code of an engagement type, from 0 to 64: for how many
-- days a touch of it counts, and its priority, of which 1 is the best.
-- Values: a text with three digits of days for every code from 0; one with a
-- digit of priority each. They stand in WHERE only: Athena takes a parameter
-- nowhere else.
with digits (digit) as (
  values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)
),

codes as (
  select 10 * tens.digit + ones.digit as code
  from digits as tens
  cross join digits as ones
  where 10 * tens.digit + ones.digit <= 64
),

spans as (
  select 100 * hundreds.digit + 10 * tens.digit + ones.digit as days
  from digits as hundreds
  cross join digits as tens
  cross join digits as ones
)

select code, days, digit as priority
from codes
cross join spans
cross join digits
where cast(substr(?, 3 * code + 1, 3) as bigint) = days
  and cast(substr(?, code + 1, 1) as bigint) = digit
