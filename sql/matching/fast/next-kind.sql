-- Grain: one row per match: those by earlier kinds, and the pairs of the next
-- kind of whom neither has one already. A person has one match at most.
-- `kinds_after`: how many kinds come after the one that made it.
-- Names: earlier: the matches by earlier kinds; pairs: those of the next.
with earlier as (
  {{earlier}}
),

pairs as (
  {{pairs}}
),

either as (
  select
    kinds_after + 1 as kinds_after,
    counted_person,
    other_person,
    first_code,
    second_code,
    third_code,
    fourth_code
  from earlier
  union all
  select
    0 as kinds_after,
    counted_person,
    other_person,
    first_code,
    second_code,
    third_code,
    fourth_code
  from pairs
),

placed as (
  select
    kinds_after,
    counted_person,
    other_person,
    first_code,
    second_code,
    third_code,
    fourth_code,
    max(kinds_after) over (partition by counted_person) as counted_after,
    max(kinds_after) over (partition by other_person) as other_after
  from either
)

select
  kinds_after,
  counted_person,
  other_person,
  first_code,
  second_code,
  third_code,
  fourth_code
from placed
where kinds_after > 0
  or counted_after + other_after = 0
