-- Grain: one row per change of a gateway, a route, a group, a list, an
-- endpoint or of names.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
