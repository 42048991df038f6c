-- Grain: one row per call of a function of the room by no step, no schedule,
-- no party and no function whose work it is.
-- Names: {{calls}} call functions; {{party}} is a party, {{own_call}} a call by
-- a function of the room of the one that it may call, {{room_name}} the name of
-- the room; {{scope}} is what is judged.
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
  and not coalesce({{own_call}}, false)
  and not coalesce(
    coalesce(invoked_by, source_ip) in (
      'states.amazonaws.com', 'events.amazonaws.com',
      'scheduler.amazonaws.com', 'lambda.amazonaws.com'
    ),
    false
  )
