-- Grain: one row per query in the account of a room that ran in another
-- workgroup.
-- Names: {{calls}} ask; {{room_name}} is the name of the workgroup; {{scope}}
-- is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and not coalesce(
    json_extract_scalar(request, '$.workGroup')
      in ({{room_name}}, {{room_name}} || '-audit'),
    false
  )
