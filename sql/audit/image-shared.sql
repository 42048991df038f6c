-- Grain: one row per permission to start an image that was given to somebody
-- who is not its own account. The own account is taken out of the text first.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'ec2.amazonaws.com'
  and event_name = 'ModifyImageAttribute'
  and error_code is null
  and regexp_like(
    replace(request, coalesce(account, '-'), 'own'),
    '"launchPermission".*"add"\s*:\s*\{[^\]]*'
      || '("group"\s*:\s*"all"|"userId"\s*:\s*"?[0-9]{12}\b'
      || '|"organization(alUnit)?Arn")'
  )
