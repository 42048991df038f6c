-- Grain: one row per change of how the root user signs in.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'signin.amazonaws.com'
  and event_name in (
    'PasswordUpdated', 'PasswordRecoveryCompleted', 'EmailUpdated'
  )
  and identity_type = 'Root'
  and coalesce(
    json_extract_scalar(response, '$.PasswordUpdated'),
    json_extract_scalar(response, '$.PasswordRecoveryCompleted'),
    json_extract_scalar(response, '$.EmailUpdated')
  ) = 'Success'
