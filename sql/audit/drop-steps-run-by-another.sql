-- Grain: one row per start or stop of the steps of a drop that no arriving
-- drop made.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and not coalesce(
    coalesce(invoked_by, source_ip) = 'events.amazonaws.com', false
  )
