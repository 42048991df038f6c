-- Grain: one row per object of the ledger that was written or deleted by
-- somebody whose work it is not.
-- Names: {{calls}} write or delete objects; {{in_ledger_bucket}} says that it
-- is the ledger, {{own_change}} whose work it is; {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and {{in_ledger_bucket}}
  and not {{own_change}}
