-- Grain: one row per secret that was asked for by who asked for so many within
-- the hour. A call for many counts as several.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged; how many are many is {{many_secrets}}; an hour begins at
-- {{hour_from}}.
with asked as (
  select
    event_id, event_name, principal, {{hour_from}} as hour,
    json_extract_scalar(request, '$.secretId') as secret
  from trail_events
  cross join (values (0), (1)) as back (slots)
  where {{scope}} and {{calls}}
), often as (
  select principal, hour
  from asked
  group by principal, hour
  having count(distinct secret)
    + 3 * sum(case when event_name = 'BatchGetSecretValue' then 1 else 0 end)
    >= {{many_secrets}}
)
select distinct asked.event_id, asked.principal as subject
from asked
join often on often.principal = asked.principal and often.hour = asked.hour
