-- Grain: one row per use of a key that was allowed, by key and by whom.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, coalesce(
    json_extract_scalar(resources, '$[0].ARN'),
    json_extract_scalar(resources, '$[0].arn'),
    json_extract_scalar(request, '$.keyId')
  ) || ' by ' || coalesce(principal, 'nobody named') as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
