-- Grain: one row per sign-in of the root user.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and identity_type = 'Root'
  and json_extract_scalar(response, '$.ConsoleLogin') = 'Success'
