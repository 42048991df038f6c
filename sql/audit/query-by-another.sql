-- Grain: one row per query of the room, or reading of what one found, by
-- another than the answering role.
-- Names: {{calls}} ask and read; {{answering_role}} is whose work it is;
-- {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and not {{answering_role}}
