-- Grain: one row per sign-in that failed where a second factor was asked for.
-- Names: {{scope}} is what is judged.
select
  event_id,
  coalesce(user_name, principal, 'unknown') as subject
from trail_events
where {{scope}}
  and event_source = 'signin.amazonaws.com'
  and event_name = 'ConsoleLogin'
  and json_extract_scalar(response, '$.ConsoleLogin') = 'Failure'
  and json_extract_scalar(additional, '$.MFAUsed') = 'Yes'
