-- Grain: one row per change of a group of the network by no tool of
-- deployments.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and not regexp_like(
    lower(coalesce(user_agent, '')), 'cloudformation|terraform|pulumi'
  )
