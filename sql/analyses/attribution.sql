-- Grain: one row per row of the history and number of a conversion: its credits
-- and amount, and `people` 1 on one of them in each cell that credits
-- something. `credited` is 1 for what nobody is credited with, and else one
-- more than the code of the touch.
-- Names: credits: of each row; credited_code: the code of the touch; cell_first
-- to cell_fourth: a code of it, what was credited, or 1.
-- Values: none of its own.
with credits as (
  {{credits}}
),

measured as (
  select *, 1 + {{credited_code}} as credited
  from credits
),

placed as (
  select
    pair,
    {{cell_first}} as first_code,
    {{cell_second}} as second_code,
    {{cell_third}} as third_code,
    {{cell_fourth}} as fourth_code,
    credits,
    amount,
    row_number() over (
      partition by pair,
        {{cell_first}}, {{cell_second}}, {{cell_third}}, {{cell_fourth}}
      order by case when credits > 0 then 0 else 1 end
    ) as place
  from measured
)

select
  pair,
  first_code,
  second_code,
  third_code,
  fourth_code,
  case when place = 1 and credits > 0 then 1 else 0 end as people,
  credits,
  amount
from placed
