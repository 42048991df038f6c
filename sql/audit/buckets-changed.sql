-- Grain: one row per change of a bucket, an access point or a block of public
-- access.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
