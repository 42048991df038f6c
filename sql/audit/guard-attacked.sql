-- Grain: one row per call that would have switched off a guard, and failed.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is not null
  and coalesce(error_code, '') not in ('ThrottlingException', 'Throttling')
