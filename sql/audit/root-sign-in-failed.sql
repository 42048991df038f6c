-- Grain: one row per failed sign-in of the root user.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'signin.amazonaws.com'
  and event_name = 'ConsoleLogin'
  and identity_type = 'Root'
  and json_extract_scalar(response, '$.ConsoleLogin') = 'Failure'
