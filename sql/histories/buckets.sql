-- Grain: one row per number of touches from 0 to 999, and its bucket: how many
-- of the lower ends it reaches.
-- Values: nine lower ends, those that are not asked beyond every number. They
-- stand in WHERE only: Athena takes a parameter nowhere else.
with digits (digit) as (
  values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)
),

numbers as (
  select 100 * hundreds.digit + 10 * tens.digit + ones.digit as touches
  from digits as hundreds
  cross join digits as tens
  cross join digits as ones
)

select touches, digit as bucket
from numbers
cross join digits
where digit = case when touches >= ? then 1 else 0 end
  + case when touches >= ? then 1 else 0 end
  + case when touches >= ? then 1 else 0 end
  + case when touches >= ? then 1 else 0 end
  + case when touches >= ? then 1 else 0 end
  + case when touches >= ? then 1 else 0 end
  + case when touches >= ? then 1 else 0 end
  + case when touches >= ? then 1 else 0 end
  + case when touches >= ? then 1 else 0 end
