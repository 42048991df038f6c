-- Grain: one row per call that is what the title says.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and regexp_like(source_ip, '^[0-9a-fA-F.:]+$')
