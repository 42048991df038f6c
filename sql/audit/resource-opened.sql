-- Grain: one row per policy of a resource that names everybody, or an account
-- that is not its own. The own account is taken out first, then no other may
-- be left; everybody, bound to the own account, is nobody else.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
with opened as (
  select event_id, principal, replace(
    coalesce(
      json_extract_scalar(request, '$.resourcePolicy'),
      json_extract_scalar(request, '$.attributeValue'),
      json_extract_scalar(request, '$.attributes.Policy'),
      json_extract_scalar(request, '$.policyText'),
      json_extract_scalar(request, '$.policy'),
      request
    ), coalesce(account, '-'), 'own'
  ) as document
  from trail_events
  where {{scope}} and {{calls}} and error_code is null
)
select event_id, principal as subject
from opened
where (
    regexp_like(document, '"(Principal|AWS|principal)"\s*:\s*\[?\s*"\*"')
    and not regexp_like(
      document,
      '(?i)"aws:(SourceOwner|SourceAccount|PrincipalAccount)"'
        || '\s*:\s*\[?\s*"own"'
    )
  )
  or regexp_like(document, '"arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:')
  or regexp_like(
    document,
    '"(AWS|principal|aWSAccountId|accountIds|aWSAccountIds)"\s*:\s*'
      || '\[?[^\]}]*"[0-9]{12}"'
  )
