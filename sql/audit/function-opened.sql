-- Grain: one row per caller that a function or a layer was given, or URL that
-- asks nobody who he is.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and (
    event_name not like '%FunctionUrlConfig%'
    or lower(json_extract_scalar(request, '$.authType')) = 'none'
  )
