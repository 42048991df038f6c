-- Grain: one row per startup script that was asked for, given or not, by who
-- asked for so many within the hour.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged; how many are many is {{many_machines}}; an hour begins at
-- {{hour_from}}.
with asked as (
  select
    event_id, principal, {{hour_from}} as hour,
    json_extract_scalar(request, '$.instanceId') as machine
  from trail_events
  cross join (values (0), (1)) as back (slots)
  where {{scope}}
    and {{calls}}
    and json_extract_scalar(request, '$.attribute') = 'userData'
), often as (
  select principal, hour
  from asked
  group by principal, hour
  having count(distinct machine) >= {{many_machines}}
)
select distinct asked.event_id, asked.principal as subject
from asked
join often on often.principal = asked.principal and often.hour = asked.hour
