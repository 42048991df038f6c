-- Grain: one row per row of the history; `people` is 1 on the one row of a pair
-- that says its cell: its first conversion that follows a touch within the days
-- of the touch's type, or its first at all where there was no touch, and else
-- its person. `exposed` is 2 for a pair with a touch, else 1. `converted` is 1
-- for no conversion, and else one more than the code of its place, or 2.
-- Names: history: people, conversions and touches; types: the days of each type
-- of touch; converted_code: the code of where, or the role; cell_first to
-- cell_fourth: a code of it, what was exposed or converted, or 1.
-- Values: the first second of the period. It stands in WHERE only: Athena takes
-- a parameter nowhere else.
with history as (
  {{history}}
),

types as (
  {{types}}
),

lasting as (
  select history.*, happened_at + days * 24 * 60 * 60 as lasts_to
  from history
  inner join types on types.code = history.type_code
),

met as (
  select pair, role, counted * meets as counted, happened_at, value, tie,
    lasts_to, first_code, second_code, third_code, fourth_code
  from lasting
  cross join (values (0), (1)) as outcomes (meets)
  where meets + case when role < 2 or lasts_to >= ? then 0 else 1 end = 1
),

followed as (
  select
    *,
    max(case role when 2 then counted else 0 end)
      over (partition by pair) as exposed,
    max(case when role = 2 and counted = 1 then lasts_to else -1 end) over (
      partition by pair
      order by happened_at, 2 - role, tie, value
      rows between unbounded preceding and current row
    ) as touched_until
  from met
),

judged as (
  select
    *,
    case
      when role = 1 and counted = 1
        and (exposed = 0 or touched_until >= happened_at) then 1
      else 0
    end as converts
  from followed
),

placed as (
  select
    *,
    1 + exposed as exposed_code,
    1 + {{converted_code}} as converted,
    row_number() over (
      partition by pair
      order by 1 - converts, role, happened_at, tie, value
    ) as place
  from judged
)

select
  pair,
  {{cell_first}} as first_code,
  {{cell_second}} as second_code,
  {{cell_third}} as third_code,
  {{cell_fourth}} as fourth_code,
  case place when 1 then counted else 0 end as people,
  0 as credits,
  0 as amount
from placed as measured
