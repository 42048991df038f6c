-- Grain: one row per region that was switched on.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_name = 'EnableRegion'
  and error_code is null
