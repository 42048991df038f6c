-- Grain: one row per failed sign-in from an address that failed for so many
-- users within the hour. A name that the account does not have is hidden by
-- AWS: each counts as another.
-- Names: {{scope}} is what is judged; how many are many is
-- {{many_failed_sign_ins}}; an hour begins at {{hour_from}}.
with failed as (
  select
    event_id, source_ip, {{hour_from}} as hour,
    case when user_name = 'HIDDEN_DUE_TO_SECURITY_REASONS' then event_id
      else coalesce(user_name, principal, 'unknown') end as who
  from trail_events
  cross join (values (0), (1)) as back (slots)
  where {{scope}}
    and event_source = 'signin.amazonaws.com'
    and event_name = 'ConsoleLogin'
    and json_extract_scalar(response, '$.ConsoleLogin') = 'Failure'
), sprayed as (
  select source_ip, hour
  from failed
  group by source_ip, hour
  having count(distinct who) >= {{many_failed_sign_ins}}
)
select distinct failed.event_id, failed.source_ip as subject
from failed
join sprayed
  on sprayed.source_ip = failed.source_ip and sprayed.hour = failed.hour
