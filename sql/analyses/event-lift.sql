-- Grain: one row per row of the history; `people` is 1 on the person of a pair,
-- `amount` the value of each of the pair's first conversions. `converted` is 2
-- on all rows of a pair with a conversion that counts, else 1.
-- Names: history: people and conversions, ranked; cell_first to cell_fourth: a
-- code of it, whether it converted, or 1.
-- Values: none of its own.
with history as (
  {{history}}
),

measured as (
  select
    *,
    1 + max(counted * role) over (partition by pair) as converted
  from history
)

select
  pair,
  {{cell_first}} as first_code,
  {{cell_second}} as second_code,
  {{cell_third}} as third_code,
  {{cell_fourth}} as fourth_code,
  counted * (1 - role) as people,
  0 as credits,
  counted * role * value as amount
from measured
