-- Grain: one row per call that was refused to somebody who called from an
-- address, and not to a service of AWS.
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
