-- Grain: one row per sign-in of a user by a password that the account keeps.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'signin.amazonaws.com'
  and event_name = 'ConsoleLogin'
  and identity_type in ('IAMUser', 'Root')
  and json_extract_scalar(response, '$.ConsoleLogin') = 'Success'
  and json_extract_scalar(additional, '$.SamlProviderArn') is null
