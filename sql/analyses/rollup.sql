-- Grain: one row per value, and per parent at each level above, of twelve
-- digits, whoever matches: 0 when it holds fewer than k people. `level` is 0
-- for a value and 1 to 3 for a parent, `place` its code. A match counts once at
-- each level. Slices and markers: see segments.sql; a parent has those of all
-- values under it.
-- Names: match: the match relation.
-- Values: how many values the attribute has; for each level a text with the two
-- digits of the parent of each code from 1, and 00 where there is none; k. They
-- stand in WHERE only: Athena takes a parameter nowhere else.
with matches as (
  {{match}}
),

digits (digit) as (
  values (0), (1), (2), (3), (4), (5), (6), (7)
),

numbers (n) as (
  select 8 * high.digit + low.digit
  from digits as high
  cross join digits as low
),

levels (level) as (
  values (1), (2), (3)
),

places as (
  select 0 as level, codes.n + 1 as place, codes.n + 1 as code
  from numbers as codes
  where codes.n < ?
  union all
  select level, parents.n + 1 as place, codes.n + 1 as code
  from levels
  cross join numbers as parents
  cross join numbers as codes
  where (
    level = 1 and cast(substr(?, 2 * codes.n + 1, 2) as bigint) - parents.n = 1
  ) or (
    level = 2 and cast(substr(?, 2 * codes.n + 1, 2) as bigint) - parents.n = 1
  ) or (
    level = 3 and cast(substr(?, 2 * codes.n + 1, 2) as bigint) - parents.n = 1
  )
),

weighed as (
  select 0 as level, 0 as place, first_code as code, mod(person, 64) as slice,
    matched as people, 0 as marker
  from matches
  union all
  select level, place, code, slices.n as slice, 0 as people, 1 as marker
  from places
  cross join numbers as slices
),

sliced as (
  select level, place, marker,
    sum(people) over (partition by code, slice) as people
  from weighed
),

cells as (
  select level, place, sum(people) as people
  from sliced
  where marker = 1
  group by level, place
)

select level, place,
  lpad(cast(people * shown as varchar), 12, '0') as people
from cells
cross join (values (0), (1)) as outcomes (shown)
where shown + case when people >= ? then 0 else 1 end = 1
