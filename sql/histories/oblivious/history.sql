-- Grain: one row per person and per event of a link, whoever matches. `role` is
-- 0 for a person, 1 for a conversion, 2 for a touch. An event has the codes of
-- its pair's people, and counts if they do: a filter on people takes their
-- events out. A place of an event's attribute is 0 for a person and for an
-- event of another kind.
-- Names: people, events: those of links.
with people as (
  {{people}}
),

events as (
  {{events}}
),

stream as (
  select pair, 0 as role, counted, 0 as happened_at, 0 as value, 0 as tie,
    1 as type_code, first_code, second_code, third_code, fourth_code
  from people
  union all
  select pair, role, counted, happened_at, value, tie,
    type_code, first_code, second_code, third_code, fourth_code
  from events
),

known as (
  select
    *,
    max(case role when 0 then counted else 0 end)
      over (partition by pair) as pair_counted,
    max(case role when 0 then first_code else 0 end)
      over (partition by pair) as pair_first,
    max(case role when 0 then second_code else 0 end)
      over (partition by pair) as pair_second,
    max(case role when 0 then third_code else 0 end)
      over (partition by pair) as pair_third,
    max(case role when 0 then fourth_code else 0 end)
      over (partition by pair) as pair_fourth
  from stream
)

select
  pair,
  role,
  counted * pair_counted as counted,
  happened_at,
  value,
  tie,
  type_code,
  greatest(first_code, pair_first) as first_code,
  greatest(second_code, pair_second) as second_code,
  greatest(third_code, pair_third) as third_code,
  greatest(fourth_code, pair_fourth) as fourth_code
from known
