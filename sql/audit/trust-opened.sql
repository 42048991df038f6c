-- Grain: one row per trust that names everybody, or an account that is not
-- its own. The own account is taken out first, then no other may be left.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
with called as (
  select * from trail_events
  where {{scope}} and {{calls}}
), trusts as (
  select event_id, principal, replace(
    coalesce(
      json_extract_scalar(request, '$.policyDocument'),
      json_extract_scalar(request, '$.assumeRolePolicyDocument')
    ), coalesce(account, '-'), 'own'
  ) as document
  from called
  where error_code is null
)
select event_id, principal as subject
from trusts
where regexp_like(document, '"Effect"\s*:\s*"Allow"')
  and (
    regexp_like(document, '"(Principal|AWS)"\s*:\s*\[?\s*"\*"')
    or regexp_like(document, '"NotPrincipal"')
    or regexp_like(document, '"arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:')
    or regexp_like(document, '"AWS"\s*:\s*\[?[^\]}]*"[0-9]{12}"')
  )
