-- Grain: one row per matched person and per event of a matched pair, of those
-- that count: whoever sees how many they are, may. An event has the codes of
-- its pair's people, and counts if they do; else it is as in the other text.
-- Names: people, events: those of links.
with people as (
  {{people}}
),

events as (
  {{events}}
)

select pair, 0 as role, counted, 0 as happened_at, 0 as value, 0 as tie,
  1 as type_code, first_code, second_code, third_code, fourth_code
from people
where counted = 1
union all
select events.pair, events.role, events.counted, events.happened_at,
  events.value, events.tie, events.type_code,
  greatest(events.first_code, people.first_code) as first_code,
  greatest(events.second_code, people.second_code) as second_code,
  greatest(events.third_code, people.third_code) as third_code,
  greatest(events.fourth_code, people.fourth_code) as fourth_code
from events
inner join people on people.pair = events.pair
where events.counted = 1
  and people.counted = 1
