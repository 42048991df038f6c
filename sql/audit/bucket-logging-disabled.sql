-- Grain: one row per bucket whose requests are written down no longer.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and (
    json_extract(request, '$.BucketLoggingStatus') is not null
    or json_extract_scalar(request, '$.logging') = ''
  )
  and json_extract(request, '$.BucketLoggingStatus.LoggingEnabled') is null
  and json_extract(request, '$.logging[0].targetBucket') is null
