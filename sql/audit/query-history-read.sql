-- Grain: one row per reading of the history of queries by another than the
-- answering role.
-- Names: {{calls}} read the history; {{answering_role}} is whose work it is;
-- {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and not {{answering_role}}
