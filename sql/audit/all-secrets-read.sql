-- Grain: one row per call that asks for all secrets but those of one filter
-- that says what not to give.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and starts_with(
    coalesce(json_extract_scalar(request, '$.filters[0].values[0]'), ''), '!'
  )
  and json_extract_scalar(request, '$.filters[0].values[1]') is null
  and json_extract_scalar(request, '$.filters[1].key') is null
