-- Grain: one row per row of the history. `ordinal` numbers the conversions of a
-- pair that count, from 1; `counted` is 0 for those beyond the first few.
-- Names: history: people and events.
-- Values: how many conversions of a person count. It stands in WHERE only:
-- Athena takes a parameter nowhere else.
with history as (
  {{history}}
),

ranked as (
  select
    *,
    row_number() over (
      partition by pair, role
      order by 1 - counted, happened_at, tie, value
    ) as ordinal
  from history
)

select
  pair,
  role,
  counted * early as counted,
  happened_at,
  value,
  tie,
  type_code,
  ordinal,
  first_code,
  second_code,
  third_code,
  fourth_code
from ranked
cross join (values (0), (1)) as outcomes (early)
where early + case when role = 1 and ordinal > ? then 1 else 0 end = 1
