-- Grain: one row per list that was asked for by who asked for so many, of
-- several services, within the hour.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged; how many are many is {{many_lists}}; an hour begins at
-- {{hour_from}}.
with asked as (
  select
    event_id, principal, event_source, event_source || event_name as list,
    {{hour_from}} as hour
  from trail_events
  cross join (values (0), (1)) as back (slots)
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
select distinct asked.event_id, asked.principal as subject
from asked
join explorers
  on explorers.principal = asked.principal and explorers.hour = asked.hour
