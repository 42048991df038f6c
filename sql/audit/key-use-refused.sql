-- Grain: one row per use of a key that was refused.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and starts_with(error_code, 'AccessDenied')
