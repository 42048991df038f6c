-- Grain: one row per cell, per value of each attribute, and for the whole, each
-- only when it holds at least k people. `level` tells them apart: 0 a cell,
-- 1 a value of the first attribute, 2 a value of the second, 3 the whole.
-- A matched person counts in one cell: the match by the earliest kind of the
-- list decides. A token belongs to one person of a list, so there are no ties.
-- Names: counted, other: one version of a dataset each; first, second: columns
-- of either, or no column.
-- Values: kinds as 'email,phone', three times; k. They stand in WHERE only:
-- Athena takes a parameter nowhere else.
with ranks (kind_rank) as (
  values (1), (2), (3), (4), (5), (6)
),

matches as (
  select
    {{first}} as first_value,
    {{second}} as second_value,
    row_number() over (
      partition by {{counted}}.person
      order by ranks.kind_rank
    ) as match_rank
  from {{counted}}
  inner join {{other}}
    on {{other}}.kind = {{counted}}.kind
    and {{other}}.token_hi = {{counted}}.token_hi
    and {{other}}.token_lo = {{counted}}.token_lo
  cross join ranks
  where contains(split(?, ','), {{counted}}.kind)
    and contains(split(?, ','), {{other}}.kind)
    and {{counted}}.kind = split_part(?, ',', ranks.kind_rank)
),

matched_people as (
  select first_value, second_value
  from matches
  where match_rank = 1
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
