-- Grain: one row per call that succeeded and is what the title says.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and strpos(
    coalesce(principal_arn, '') || '|',
    '/' || json_extract_scalar(request, '$.userName') || '|'
  ) = 0
