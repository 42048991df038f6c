-- Grain: one row per table and value, and per table for its whole, of twelve
-- digits, whoever matches: 0 when it holds fewer than k people. `place` is that
-- of the table, from 1; `level` is 0 for a value and 1 for the whole. A match
-- counts once in each table. Slices and markers: see segments.sql.
-- Names: match: the match relation.
-- Values: how many tables; how many values the first to fourth attribute has, 0
-- where there is none; k. They stand in WHERE only: Athena takes a parameter
-- nowhere else.
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

places (place) as (
  values (1), (2), (3), (4)
),

weighed as (
  select
    place,
    case place
      when 1 then first_code
      when 2 then second_code
      when 3 then third_code
      else fourth_code
    end as code,
    mod(person, 64) as slice,
    matched as people,
    0 as marker
  from matches
  cross join places
  where place <= ?
  union all
  select place, codes.n + 1 as code, slices.n as slice, 0 as people, 1 as marker
  from places
  cross join numbers as codes
  cross join numbers as slices
  where (place = 1 and codes.n < ?)
    or (place = 2 and codes.n < ?)
    or (place = 3 and codes.n < ?)
    or (place = 4 and codes.n < ?)
),

sliced as (
  select place, code, marker,
    sum(people) over (partition by place, code, slice) as people
  from weighed
),

cells as (
  select
    cast(grouping(code) as integer) as level,
    place,
    code,
    sum(people) as people
  from sliced
  where marker = 1
  group by grouping sets ((place, code), (place))
)

select level, place, code,
  lpad(cast(people * shown as varchar), 12, '0') as people
from cells
cross join (values (0), (1)) as outcomes (shown)
where shown + case when people >= ? then 0 else 1 end = 1
