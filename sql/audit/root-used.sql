-- Grain: one row per call of the root user that changed something, and per
-- sign-in of his.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and identity_type = 'Root'
  and not coalesce(read_only, false)
  and not regexp_like(event_name, '^(Get|List|Describe|Head|Lookup)')
  and error_code is null
  and error_message is null
  and event_name <> 'CreateServiceLinkedRole'
  and coalesce(event_type, '') <> 'AwsServiceEvent'
  and not (
    event_source = 'signin.amazonaws.com'
    and strpos(coalesce(response, ''), '"Failure"') > 0
  )
