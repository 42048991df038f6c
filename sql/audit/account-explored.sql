-- Grain: one row per list that was asked for by who asked for so many, of
-- several services, within the hour.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged; how many are many is {{many_lists}}.
with asked as (
  select
    event_id, principal, event_source, event_source || event_name as list,
    substr(event_time, 1, 13) as hour
  from trail_events
  where {{scope}}
    and {{calls}}
    and invoked_by is null
    and regexp_like(source_ip, '^[0-9a-fA-F.:]+$')
), explorers as (
  select principal, hour
  from asked
  group by principal, hour
  having count(distinct list) >= {{many_lists}}
    and count(distinct event_source) >= 3
)
select asked.event_id, asked.principal as subject
from asked
join explorers
  on explorers.principal = asked.principal and explorers.hour = asked.hour
