-- Grain: one row per change of a lock, or deletion that passes one by.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 's3.amazonaws.com'
  and error_code is null
  and (
    event_name in (
      'PutObjectLockConfiguration', 'PutBucketObjectLockConfiguration'
    )
    or (
      event_name = 'PutObjectLegalHold'
      and regexp_like(request, '"Status" ?: ?"OFF"')
    )
    or lower(
      json_extract_scalar(request, '$["x-amz-bypass-governance-retention"]')
    ) = 'true'
  )
