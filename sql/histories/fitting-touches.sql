-- Grain: one row per row of the history and number of a conversion, whoever has
-- so many. `bought_at` and `bought_for` are its time, -1 where there is none,
-- and its value. `fits` is 1 for a touch before it, within the days of its
-- type.
-- Names: history: people, conversions and touches, ranked; types: days and
-- priority of each type of touch.
-- Values: how many conversions of a person count. It stands in WHERE only:
-- Athena takes a parameter nowhere else.
with history as (
  {{history}}
),

types as (
  {{types}}
),

placed as (
  select
    history.*, types.days, types.priority, numbers.conversion,
    max(case when role = 1 and counted = 1 and ordinal = conversion
      then happened_at else -1 end)
      over (partition by pair, conversion) as bought_at,
    max(case when role = 1 and counted = 1 and ordinal = conversion
      then value else 0 end)
      over (partition by pair, conversion) as bought_for
  from history
  inner join types on types.code = history.type_code
  cross join (values (1), (2), (3), (4)) as numbers (conversion)
  where conversion <= ?
)

select
  *,
  case
    when role = 2 and counted = 1 and happened_at <= bought_at
      and happened_at >= bought_at - days * 24 * 60 * 60 then 1
    else 0
  end as fits
from placed
