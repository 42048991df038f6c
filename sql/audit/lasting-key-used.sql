-- Grain: one row per call that a user made by a key of his own, which IAM
-- names AKIA... (IAM guide, "Understanding unique ID prefixes").
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and error_code is null
  and identity_type = 'IAMUser'
  and starts_with(coalesce(access_key_id, ''), 'AKIA')
