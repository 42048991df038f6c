-- Grain: one row, of twelve digits: 0 when fewer than k people match.
-- People who are on both lists, matched one to one.
-- Names: match: the match relation.
-- Values: k. It stands in WHERE only: Athena takes a parameter nowhere else.
with matches as (
  {{match}}
),

total as (
  select coalesce(sum(matched), 0) as people
  from matches
)

select lpad(cast(people * shown as varchar), 12, '0') as people
from total
cross join (values (0), (1)) as outcomes (shown)
where shown + case when people >= ? then 0 else 1 end = 1
