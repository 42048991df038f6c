-- Grain: one row per call of a function of the room by no step, no schedule
-- and no party.
-- Names: {{calls}} call functions; {{party}} is a party, {{room_name}} the
-- name of the room; {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and regexp_like(
    json_extract_scalar(request, '$.functionName'),
    '(^|:)' || {{room_name}} || '-[a-z-]+(:[^:]*)?$'
  )
  and not {{party}}
  and not coalesce(
    coalesce(invoked_by, source_ip) in (
      'states.amazonaws.com', 'events.amazonaws.com',
      'scheduler.amazonaws.com', 'lambda.amazonaws.com'
    ),
    false
  )
