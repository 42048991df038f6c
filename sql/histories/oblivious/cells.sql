-- Grain: one row per cell, of equal width, whoever matches: twelve digits of
-- people, eighteen of credits and of the amount; all of them 0 when the cell
-- holds fewer than k people. Slices and markers: see analyses/segments.sql.
-- Names: weighed: what each row of a history adds to which cell.
-- Values: how many values the first to fourth place has; k. They stand in WHERE
-- only: Athena takes a parameter nowhere else.
with weighed as (
  {{weighed}}
),

digits (digit) as (
  values (0), (1), (2), (3), (4), (5), (6), (7)
),

numbers (n) as (
  select 8 * high.digit + low.digit
  from digits as high
  cross join digits as low
),

marked as (
  select first_code, second_code, third_code, fourth_code,
    mod(abs(pair), 64) as slice, people, credits, amount, 0 as marker
  from weighed
  union all
  select
    firsts.n + 1 as first_code,
    seconds.n + 1 as second_code,
    thirds.n + 1 as third_code,
    fourths.n + 1 as fourth_code,
    slices.n as slice,
    0 as people, 0 as credits, 0 as amount, 1 as marker
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
    ) as people,
    sum(credits) over (
      partition by first_code, second_code, third_code, fourth_code, slice
    ) as credits,
    sum(amount) over (
      partition by first_code, second_code, third_code, fourth_code, slice
    ) as amount
  from marked
),

cells as (
  select first_code, second_code, third_code, fourth_code,
    sum(people) as people, sum(credits) as credits, sum(amount) as amount
  from sliced
  where marker = 1
  group by first_code, second_code, third_code, fourth_code
)

select first_code, second_code, third_code, fourth_code,
  lpad(cast(people * shown as varchar), 12, '0') as people,
  lpad(cast(credits * shown as varchar), 18, '0') as credits,
  lpad(cast(amount * shown as varchar), 18, '0') as amount
from cells
cross join (values (0), (1)) as outcomes (shown)
where shown + case when people >= ? then 0 else 1 end = 1
