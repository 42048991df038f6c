-- Grain: one row per call that succeeded and is what the title says.
-- Names: {{calls}} are the calls of the detection; {{statements}} are those of
-- "policies"; {{scope}} is what is judged. What IAM does is called the same in
-- small letters, and a pattern of stars and colons alone is everything.
with called as (
  select * from trail_events
  where {{scope}} and {{calls}} and error_code is null
),
policies as (
  select
    event_id, principal, account,
    json_extract_scalar(request, '$.policyDocument') as document
  from called
)
select event_id, principal as subject
from called
where regexp_like(
  coalesce(json_extract_scalar(request, '$.policyArn'), ''),
  '::aws:policy/(AdministratorAccess|IAMFullAccess)$'
)
union
select event_id, principal as subject
from {{statements}}
where effect = 'Allow'
  and regexp_like(actions, '"([*:]+|i[*]+|ia[*]+|iam[*:]+)"')
  and regexp_like(
    resources,
    '"([*]+|arn:(aws[a-z-]*|[*])(:[*]*)*|arn:aws[a-z-]*:iam::[^":]*:[*]+)"'
  )
