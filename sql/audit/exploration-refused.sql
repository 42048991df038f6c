-- Grain: one row per call that reads, was refused to a person, and came from
-- no console of AWS. Who asks for what something holds does not ask what
-- there is.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and regexp_like(
    error_code,
    'AccessDenied|Unauthorized|NotAuthorized|AuthorizationError|AuthFailure'
      || '|Forbidden'
  )
  and regexp_like(source_ip, '^[0-9a-fA-F.:]+$')
  and regexp_like(event_name, '^(Get|List|Describe|BatchGet|Search|Lookup)')
  and not regexp_like(
    event_name,
    '^(Batch)?Get(Object|Item|SecretValue|Parameter|Records|LogEvents)'
  )
  and not regexp_like(
    lower(coalesce(user_agent, '')),
    'aws-internal|console.*amazonaws|^aws internal'
  )
  and (
    identity_type in ('IAMUser', 'Root', 'FederatedUser')
    or starts_with(coalesce(issuer_name, ''), 'AWSReservedSSO')
  )
