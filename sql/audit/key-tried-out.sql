-- Grain: one row per question for the caller's identity by a tool that
-- searches for leaked keys.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'sts.amazonaws.com'
  and event_name = 'GetCallerIdentity'
  and regexp_like(
    lower(coalesce(user_agent, '')),
    'trufflehog|gitleaks|ggshield|gitguardian|keyhacks|nosey ?parker|titus'
  )
