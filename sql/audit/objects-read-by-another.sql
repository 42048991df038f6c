-- Grain: one row per object of a room that somebody read whose work it is not.
-- Names: {{calls}} read objects; {{in_guarded_bucket}} and
-- {{copies_guarded_bucket}} say of what they read that it is the room's,
-- {{of_lists}} that it is a list for the publisher;
-- {{own_read}}, {{own_role}}, {{party}}, {{auditor}} and {{in_ledger_bucket}}
-- tell whose work it is; {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and (
    (
      {{in_guarded_bucket}}
      and event_name not in ('CopyObject', 'UploadPartCopy')
      and not {{own_read}}
      and not ({{in_ledger_bucket}} and ({{party}} or {{auditor}}))
    )
    or (
      {{copies_guarded_bucket}}
      and not {{own_role}}
    )
    or (
      {{of_lists}}
      and not {{own_role}}
      and not {{party}}
    )
  )
