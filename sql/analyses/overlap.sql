-- Grain: one row, or none when fewer than k people match.
-- People of the counted list who are found in the other list.
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
