-- Grain: one row per sign-in of a user who had failed to so often on the same
-- day before.
-- Names: {{scope}} is what is judged; how many are many is
-- {{many_failed_sign_ins}}.
with tried as (
  select
    event_id, event_time, account, substr(event_time, 1, 10) as day,
    coalesce(user_name, principal) as who,
    json_extract_scalar(response, '$.ConsoleLogin') as outcome
  from trail_events
  where {{scope}}
    and event_source = 'signin.amazonaws.com'
    and event_name = 'ConsoleLogin'
)
select entered.event_id, min(entered.who) as subject
from tried as entered
join tried as failed
  on failed.who = entered.who
  and failed.account = entered.account
  and failed.day = entered.day
  and failed.event_time < entered.event_time
where entered.outcome = 'Success'
  and failed.outcome = 'Failure'
group by entered.event_id
having count(*) >= {{many_failed_sign_ins}}
