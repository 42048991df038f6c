-- Grain: one row per thing of another name that was made to run as a role of
-- the room.
-- Names: {{named_role}} is a pattern for ARNs of roles of the room,
-- {{room_name}} its name; {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and read_only = false
  and error_code is null
  and event_source not in (
    'iam.amazonaws.com', 'sts.amazonaws.com', 'cloudformation.amazonaws.com'
  )
  and regexp_like(request, {{named_role}})
  and not coalesce(starts_with(
    json_extract_scalar(request, '$.functionName'), {{room_name}} || '-'
  ), false)
