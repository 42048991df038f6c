-- Grain: one row per call that the policy of an endpoint refused.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and (
    (event_category = 'NetworkActivity' and error_code = 'VpceAccessDenied')
    or (
      error_code is not null
      and strpos(lower(error_message), 'vpc endpoint policy') > 0
    )
  )
