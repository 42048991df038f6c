-- Grain: one row per policy of a resource that names everybody, or an account
-- that is not its own, and per call that names one without a policy.
-- Names: {{calls}} are the calls of the detection; {{statements}} are those of
-- "policies"; {{names_another}} holds where "named" has another account than
-- "account"; {{scope}} is what is judged.
with opened as (
  select * from trail_events
  where {{scope}} and {{calls}} and error_code is null
),
policies as (
  select
    event_id, principal, account,
    coalesce(
      json_extract_scalar(request, '$.resourcePolicy'),
      json_extract_scalar(request, '$.attributeValue'),
      json_extract_scalar(request, '$.attributes.Policy'),
      json_extract_scalar(request, '$.policyText'),
      json_extract_scalar(request, '$.policy')
    ) as document
  from opened
)
select event_id, principal as subject
from {{statements}}
where effect = 'Allow'
  and (for_everybody or {{names_another}})
union
select event_id, principal as subject
from opened
where regexp_like(
  replace(request, coalesce(account, '-'), 'own'),
  '"(principal|aWSAccountId|accountIds|aWSAccountIds)"\s*:\s*'
    || '\[?[^\]}]*"([0-9]{12}|[*]|arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:)'
)
