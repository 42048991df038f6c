-- Grain: one row per row of the people of a link, whoever has which values.
-- `counted` is 0 where a value is none of those that the question names: no
-- step has more rows or fewer for it.
-- Names: people: those of a link; kept_first to kept_fourth: the code at each
-- place by which the question counts, else 1.
-- Values: for each place a text with a digit for every code from 0, which is 1
-- where it is named. They stand in WHERE only: Athena takes a parameter nowhere
-- else.
with found as (
  {{people}}
)

select
  pair,
  counted * named as counted,
  {{kept_first}} as first_code,
  {{kept_second}} as second_code,
  {{kept_third}} as third_code,
  {{kept_fourth}} as fourth_code
from found
cross join (values (0), (1)) as outcomes (named)
where named + case
    when substr(?, first_code + 1, 1) = '1'
      and substr(?, second_code + 1, 1) = '1'
      and substr(?, third_code + 1, 1) = '1'
      and substr(?, fourth_code + 1, 1) = '1' then 0
    else 1
  end = 1
