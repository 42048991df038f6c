-- Grain: one row per sign-in of a user who gave no second factor. Roles sign
-- in by whoever gave them, which asked for its own.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'signin.amazonaws.com'
  and event_name = 'ConsoleLogin'
  and identity_type in ('IAMUser', 'Root')
  and json_extract_scalar(response, '$.ConsoleLogin') = 'Success'
  and coalesce(json_extract_scalar(additional, '$.MFAUsed'), 'No') <> 'Yes'
  and json_extract_scalar(additional, '$.SamlProviderArn') is null
  and coalesce(mfa, 'false') <> 'true'
