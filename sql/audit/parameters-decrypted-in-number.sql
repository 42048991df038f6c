-- Grain: one row per call that had parameters decrypted, by who had so many
-- decrypted within the hour. A list of five or more, or a path, counts as
-- several.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged; how many are many is {{many_secrets}}; an hour begins at
-- {{hour_from}}.
with asked as (
  select
    event_id, principal, {{hour_from}} as hour,
    case
      when event_name = 'GetParametersByPath' then 3
      when json_extract_scalar(request, '$.names[4]') is not null then 3
      else 1
    end as weight
  from trail_events
  cross join (values (0), (1)) as back (slots)
  where {{scope}}
    and {{calls}}
    and json_extract_scalar(request, '$.withDecryption') = 'true'
), often as (
  select principal, hour
  from asked
  group by principal, hour
  having sum(weight) >= {{many_secrets}}
)
select distinct asked.event_id, asked.principal as subject
from asked
join often on often.principal = asked.principal and often.hour = asked.hour
