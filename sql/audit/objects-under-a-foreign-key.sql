-- Grain: one row per object that lies under a key of another account.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and regexp_like(
    replace(
      json_extract_scalar(
        request, '$["x-amz-server-side-encryption-aws-kms-key-id"]'
      ),
      ':' || account || ':',
      ':own:'
    ),
    '^arn:[^:]*:kms:[^:]*:[0-9]{12}:'
  )
