-- Grain: one row per kind that was asked, from the last, of twelve digits: 0
-- when it decided the match of fewer than k people.
-- Names: match: the match relation.
-- Values: how many kinds were asked; k.
with matches as (
  {{match}}
),

kinds (n) as (
  values (0), (1), (2), (3), (4), (5)
),

weighed as (
  select kinds_after, matched as people, 0 as marker
  from matches
  union all
  select n as kinds_after, 0 as people, 1 as marker
  from kinds
  where n < ?
),

cells as (
  select
    kinds_after,
    marker,
    sum(people) over (partition by kinds_after) as people
  from weighed
)

select kinds_after, lpad(cast(people * shown as varchar), 12, '0') as people
from cells
cross join (values (0), (1)) as outcomes (shown)
where marker = 1
  and shown + case when people >= ? then 0 else 1 end = 1
