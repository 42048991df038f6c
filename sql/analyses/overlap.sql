-- Grain: one row, or none when fewer than k people match.
-- People who are on both lists, matched one to one.
-- Names: match: the match relation.
-- Values: k.
with matches as (
  {{match}}
),

total as (
  select count(*) as people
  from matches
)

select people
from total
where people >= ?
