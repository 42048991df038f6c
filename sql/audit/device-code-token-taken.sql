-- Grain: one row per token that was given for a device code.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source in ('sso.amazonaws.com', 'sso-oauth.amazonaws.com')
  and event_name in ('CreateToken', 'CreateTokenWithIAM')
  and error_code is null
  and strpos(
    coalesce(json_extract_scalar(request, '$.grantType'), ''), 'device_code'
  ) > 0
