-- Grain: one row per row of the match relation, whoever has which values.
-- `matched` is 0 where a value is none of those that the question names: no
-- step has more rows or fewer for it.
-- Names: match: the match relation; kept_first to kept_fourth: its code at each
-- place by which the question counts, else 1.
-- Values: for each place a text with a digit for every code from 0, which is 1
-- where it is named. They stand in WHERE only: Athena takes a parameter nowhere
-- else.
with matches as (
  {{match}}
)

select
  matched * named as matched,
  kinds_after,
  person,
  {{kept_first}} as first_code,
  {{kept_second}} as second_code,
  {{kept_third}} as third_code,
  {{kept_fourth}} as fourth_code
from matches
cross join (values (0), (1)) as outcomes (named)
where named + case
    when substr(?, first_code + 1, 1) = '1'
      and substr(?, second_code + 1, 1) = '1'
      and substr(?, third_code + 1, 1) = '1'
      and substr(?, fourth_code + 1, 1) = '1' then 0
    else 1
  end = 1
