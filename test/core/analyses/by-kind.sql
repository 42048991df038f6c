-- Grain: one row per kind that decided the match of at least k people.
-- Names: match: the match relation.
-- Values: the kinds to tell apart; k.
with matches as (
  {{match}}
),

cells as (
  select kind, count(*) as people
  from matches
  where contains(split(?, ','), kind)
  group by kind
)

select kind, people
from cells
where people >= ?
