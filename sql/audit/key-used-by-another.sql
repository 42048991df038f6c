-- Grain: one row per use of a key of the room by somebody whose work it is
-- not.
-- Names: {{calls}} are the uses of a key; {{of_own_keys}} holds for the keys
-- of the room, {{own_key_use}} for the roles whose work they are,
-- {{others_key_use}} for parties and the auditor with what they may use;
-- {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and {{of_own_keys}}
  and not {{own_key_use}}
  and not {{others_key_use}}
