-- Grain: one row per cell, per value of each attribute, and for the whole, each
-- only when it holds at least k people. `level` tells them apart: 0 a cell,
-- 1 a value of the first attribute, 2 a value of the second, 3 the whole.
-- A matched person counts in one cell: the match by the earliest kind of the
-- list decides. A token belongs to one person of a list, so there are no ties.
-- Names: counted, other: one version of a dataset each; first, second: columns
-- of either, or no column.
-- Values: kinds as 'email,phone', three times; k.
with matches as (
  select
    {{counted}}.person,
    array_position(split(?, ','), {{counted}}.kind) as kind_rank,
    {{first}} as first_value,
    {{second}} as second_value
  from {{counted}}
  inner join {{other}}
    on {{other}}.kind = {{counted}}.kind
    and {{other}}.token_hi = {{counted}}.token_hi
    and {{other}}.token_lo = {{counted}}.token_lo
  where contains(split(?, ','), {{counted}}.kind)
    and contains(split(?, ','), {{other}}.kind)
),

matched_people as (
  select
    person,
    min_by(first_value, kind_rank) as first_value,
    min_by(second_value, kind_rank) as second_value
  from matches
  group by person
)

select
  cast(grouping(first_value, second_value) as integer) as level,
  first_value,
  second_value,
  count(*) as people
from matched_people
group by grouping sets (
  (first_value, second_value), (first_value), (second_value), ()
)
having count(*) >= ?
