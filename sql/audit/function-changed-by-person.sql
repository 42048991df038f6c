-- Grain: one row per call that succeeded and is what the title says.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and (
    identity_type in ('IAMUser', 'Root', 'FederatedUser')
    or strpos(coalesce(principal_arn, ''), ':assumed-role/AWSReservedSSO_') > 0
  )
  and (
    starts_with(event_name, 'UpdateFunctionCode')
    or json_extract_scalar(request, '$.layers[0]') is not null
    or json_extract_scalar(response, '$.layers[0].arn') is not null
  )
