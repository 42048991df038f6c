-- Grain: one row per trust that names everybody, or an account that is not
-- its own.
-- Names: {{calls}} are the calls of the detection; {{statements}} are those of
-- "policies"; {{names_another}} holds where "named" has another account than
-- "account"; {{scope}} is what is judged.
with policies as (
  select
    event_id, principal, account,
    coalesce(
      json_extract_scalar(request, '$.policyDocument'),
      json_extract_scalar(request, '$.assumeRolePolicyDocument')
    ) as document
  from trail_events
  where {{scope}}
    and {{calls}}
    and error_code is null
)
select distinct event_id, principal as subject
from {{statements}}
where effect = 'Allow'
  and (for_everybody or {{names_another}})
