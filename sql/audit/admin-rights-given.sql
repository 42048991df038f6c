-- Grain: one row per call that succeeded and is what the title says.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and (
    regexp_like(
      coalesce(json_extract_scalar(request, '$.policyArn'), ''),
      '::aws:policy/(AdministratorAccess|IAMFullAccess)$'
    )
    or (
      regexp_like(
        json_extract_scalar(request, '$.policyDocument'),
        '"Effect"\s*:\s*"Allow"[^{}]*'
          || '("NotAction"|"Action"\s*:\s*(\[[^\]]*)?"(\*|\*:\*|iam:\*)")'
          || '|("NotAction"|"Action"\s*:\s*(\[[^\]]*)?"(\*|\*:\*|iam:\*)")'
          || '[^{}]*"Effect"\s*:\s*"Allow"'
      )
      and regexp_like(
        json_extract_scalar(request, '$.policyDocument'),
        '"Resource"\s*:\s*(\[[^\]]*)?"\*"'
      )
    )
  )
