-- Grain: one row per row of the touches. `takes` is 1 for one that shares its
-- conversion: of those that fit the last ones of the best type, of which
-- `place` 1 is the last; `before` is by how many seconds.
-- Names: touches: people, conversions and touches, with what fits.
-- Values: how many touches share a conversion. It stands in WHERE only: Athena
-- takes a parameter nowhere else.
with touches as (
  {{touches}}
),

judged as (
  select
    *,
    case when fits = 1 and priority = min(case fits when 1 then priority else 9
      end) over (partition by pair, conversion) then 1 else 0 end as eligible
  from touches
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
