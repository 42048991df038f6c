-- Grain: one row per row of the history and number of a conversion, whoever
-- has so many. `bought_at` and `bought_for` are its time, -1 where there is
-- none, and its value. `takes` is 1 for a touch that shares it: of those within
-- the days of their type the last ones of the best type, of which `place` 1 is
-- the last; `before` is by how many seconds.
-- Names: history: people, conversions and touches, ranked; types: days and
-- priority of each type of touch.
-- Values: how many conversions of a person count; how many touches share one.
-- They stand in WHERE only: Athena takes a parameter nowhere else.
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
),

fitting as (
  select
    *,
    case
      when role = 2 and counted = 1 and happened_at <= bought_at
        and happened_at >= bought_at - days * 24 * 60 * 60 then 1
      else 0
    end as fits
  from placed
),

judged as (
  select
    *,
    case when fits = 1 and priority = min(case fits when 1 then priority else 9
      end) over (partition by pair, conversion) then 1 else 0 end as eligible
  from fitting
),

ordered as (
  select
    *,
    row_number() over (
      partition by pair, conversion
      order by 1 - eligible, happened_at desc, tie desc, value desc
    ) as place
  from judged
)

select pair, conversion, role, bought_at, bought_for, place, takes,
  bought_at - happened_at as before,
  first_code, second_code, third_code, fourth_code
from ordered
cross join (values (0), (1)) as outcomes (takes)
where takes + case when eligible = 1 and place <= ? then 0 else 1 end = 1
