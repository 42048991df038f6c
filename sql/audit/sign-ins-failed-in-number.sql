-- Grain: one row per failed sign-in of a user who failed to so often within
-- the hour.
-- Names: {{scope}} is what is judged; how many are many is
-- {{many_failed_sign_ins}}; an hour begins at {{hour_from}}.
with failed as (
  select
    event_id, account, {{hour_from}} as hour,
    coalesce(user_name, principal, 'unknown') as who
  from trail_events
  cross join (values (0), (1)) as back (slots)
  where {{scope}}
    and event_source = 'signin.amazonaws.com'
    and event_name = 'ConsoleLogin'
    and json_extract_scalar(response, '$.ConsoleLogin') = 'Failure'
), often as (
  select account, who, hour
  from failed
  group by account, who, hour
  having count(*) >= {{many_failed_sign_ins}}
)
select distinct failed.event_id, failed.who as subject
from failed
join often
  on often.account = failed.account
  and often.who = failed.who
  and often.hour = failed.hour
