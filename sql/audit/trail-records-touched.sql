-- Grain: one row per change of a record of a trail, or of the bucket where
-- they lie, by somebody else than CloudTrail.
-- Names: {{calls}} write or delete objects or settings; {{in_trail_bucket}}
-- says that it is the bucket of the room's trail; {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and coalesce(invoked_by, '') <> 'cloudtrail.amazonaws.com'
  and (
    {{in_trail_bucket}}
    or coalesce(regexp_like(
      json_extract_scalar(request, '$.key'),
      '(^|/)AWSLogs/(o-[a-z0-9]+/)?[0-9]{12}/CloudTrail(-Digest|-Insight)?/'
    ), false)
  )
