-- Grain: one row per event of a link, whatever it is. `counted` is 0 where it
-- is outside the period, or a value is none of those that the question names:
-- no step has more rows or fewer for it.
-- Names: events: those of a link; kept_first to kept_fourth: the code at each
-- place by which the question counts, else 1.
-- Values: the first second of the period, and the one after its last; for each
-- place a text with a digit for every code from 0, which is 1 where it is
-- named. They stand in WHERE only: Athena takes a parameter nowhere else.
with found as (
  {{events}}
)

select
  pair,
  counted * named as counted,
  role,
  happened_at,
  value,
  tie,
  type_code,
  {{kept_first}} as first_code,
  {{kept_second}} as second_code,
  {{kept_third}} as third_code,
  {{kept_fourth}} as fourth_code
from found
cross join (values (0), (1)) as outcomes (named)
where named + case
    when happened_at >= ?
      and happened_at < ?
      and substr(?, first_code + 1, 1) = '1'
      and substr(?, second_code + 1, 1) = '1'
      and substr(?, third_code + 1, 1) = '1'
      and substr(?, fourth_code + 1, 1) = '1' then 0
    else 1
  end = 1
