-- Grain: one row per access key of the root user.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'iam.amazonaws.com'
  and event_name = 'CreateAccessKey'
  and identity_type = 'Root'
  and error_code is null
  and json_extract_scalar(request, '$.userName') is null
