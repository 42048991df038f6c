-- Grain: one row per cell, per value of the first two attributes, and for the
-- whole, of twelve digits, whoever matches: 0 when it holds fewer than k
-- people. `level` tells them apart: 0 a cell, 1 a value of the first attribute,
-- 2 a value of the second, 3 the whole. A match counts in one cell.
-- Every cell has a row, its marker, in each of 64 slices: so that no step has
-- more rows for a cell that somebody is in, and no slice is too large for one
-- machine. An attribute that is not asked has one value, whose code is 1.
-- Names: match: the match relation.
-- Values: how many values the first to fourth attribute has; k. They stand in
-- WHERE only: Athena takes a parameter nowhere else.
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

weighed as (
  select first_code, second_code, third_code, fourth_code,
    mod(person, 64) as slice, matched as people, 0 as marker
  from matches
  union all
  select
    firsts.n + 1 as first_code,
    seconds.n + 1 as second_code,
    thirds.n + 1 as third_code,
    fourths.n + 1 as fourth_code,
    slices.n as slice,
    0 as people,
    1 as marker
  from numbers as firsts
  cross join numbers as seconds
  cross join numbers as thirds
  cross join numbers as fourths
  cross join numbers as slices
  where firsts.n < ?
    and seconds.n < ?
    and thirds.n < ?
    and fourths.n < ?
),

sliced as (
  select first_code, second_code, third_code, fourth_code, marker,
    sum(people) over (
      partition by first_code, second_code, third_code, fourth_code, slice
    ) as people
  from weighed
),

cells as (
  select
    cast(grouping(first_code, second_code) as integer) as level,
    first_code,
    second_code,
    third_code,
    fourth_code,
    sum(people) as people
  from sliced
  where marker = 1
  group by grouping sets (
    (first_code, second_code, third_code, fourth_code),
    (first_code), (second_code), ()
  )
)

select level, first_code, second_code, third_code, fourth_code,
  lpad(cast(people * shown as varchar), 12, '0') as people
from cells
cross join (values (0), (1)) as outcomes (shown)
where shown + case when people >= ? then 0 else 1 end = 1
