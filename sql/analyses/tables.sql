-- Grain: one row per value of each attribute, and for the whole, each only when
-- it holds at least k people. `level` tells them apart by one bit for each
-- column that a row is not by, the first the highest: 7 a value of the first
-- attribute, 11 of the second, 13 of the third, 14 of the fourth, 15 the whole.
-- A match counts once by each attribute.
-- Names: match: the match relation; counted, other: one version of a dataset
-- each; first to fourth: columns of either, or no column.
-- Values: kinds as 'email,phone', twice, so that no other kind is read; k. They
-- stand in WHERE only: Athena takes a parameter nowhere else.
with matches as (
  {{match}}
),

matched_people as (
  select
    {{first}} as first_value,
    {{second}} as second_value,
    {{third}} as third_value,
    {{fourth}} as fourth_value
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
    cast(
      grouping(first_value, second_value, third_value, fourth_value) as integer
    ) as level,
    coalesce(first_value, second_value, third_value, fourth_value) as value,
    count(*) as people
  from matched_people
  group by grouping sets (
    (first_value), (second_value), (third_value), (fourth_value), ()
  )
)

select level, value, people
from cells
where people >= ?
