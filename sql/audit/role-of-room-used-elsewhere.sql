-- Grain: one row per call by a role of the room that came from an address,
-- and neither from code in a function nor from Lambda around it. Functions
-- know their runtime as AWS_EXECUTION_ENV (Lambda guide, "Defined runtime
-- environment variables"), which the SDKs put into what they call themselves.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{own_role}}
  and invoked_by is null
  and regexp_like(source_ip, '^[0-9a-fA-F.:]+$')
  and not regexp_like(
    lower(coalesce(user_agent, '')),
    'exec-env/aws_lambda|^awslambda-worker|^aws internal|[.]amazonaws[.]com$'
  )
