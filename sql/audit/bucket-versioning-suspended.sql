-- Grain: one row per suspended versioning of a bucket.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and json_extract_scalar(request, '$.VersioningConfiguration.Status')
    in ('Suspended', 'Disabled')
