-- Grain: one row per row of the history; `amount` is the value of each of a
-- pair's first conversions, and `people` is 1 on one of them in each cell.
-- Names: history: people and conversions, ranked; cell_first to cell_fourth: a
-- code of it, or 1.
-- Values: none of its own.
with measured as (
  {{history}}
),

placed as (
  select
    pair,
    {{cell_first}} as first_code,
    {{cell_second}} as second_code,
    {{cell_third}} as third_code,
    {{cell_fourth}} as fourth_code,
    counted * role as taken,
    value,
    row_number() over (
      partition by pair,
        {{cell_first}}, {{cell_second}}, {{cell_third}}, {{cell_fourth}}
      order by 1 - counted * role
    ) as place
  from measured
)

select
  pair,
  first_code,
  second_code,
  third_code,
  fourth_code,
  case place when 1 then taken else 0 end as people,
  0 as credits,
  taken * value as amount
from placed
