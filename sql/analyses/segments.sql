-- Grain: one row per cell, per value of each attribute, and for the whole, each
-- only when it holds at least k people. `level` tells them apart: 0 a cell,
-- 1 a value of the first attribute, 2 a value of the second, 3 the whole.
-- A match counts in one cell.
-- Names: match: the match relation; counted, other: one version of a dataset
-- each; first, second: columns of either, or no column.
-- Values: kinds as 'email,phone', twice, so that no other kind is read; k. They
-- stand in WHERE only: Athena takes a parameter nowhere else.
with matches as (
  {{match}}
),

matched_people as (
  select
    {{first}} as first_value,
    {{second}} as second_value
  from matches
  inner join {{counted}}
    on {{counted}}.person = matches.counted_person
    and {{counted}}.kind = matches.kind
  inner join {{other}}
    on {{other}}.person = matches.other_person
    and {{other}}.kind = matches.kind
  where contains(split(?, ','), {{counted}}.kind)
    and contains(split(?, ','), {{other}}.kind)
),

cells as (
  select
    cast(grouping(first_value, second_value) as integer) as level,
    first_value,
    second_value,
    count(*) as people
  from matched_people
  group by grouping sets (
    (first_value, second_value), (first_value), (second_value), ()
  )
)

select level, first_value, second_value, people
from cells
where people >= ?
