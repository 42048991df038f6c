-- Grain: one row per object of a room that was written or deleted by somebody
-- whose work it is not.
-- Names: {{calls}} write or delete objects; {{in_kept_bucket}} and
-- {{in_drop_bucket}} say whose they are, {{own_change}} and {{party}} whose
-- work it is; {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and ({{in_kept_bucket}} or {{in_drop_bucket}})
  and not {{own_change}}
  and not (
    {{in_drop_bucket}}
    and {{party}}
    and not starts_with(event_name, 'Delete')
  )
