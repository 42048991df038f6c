-- Grain: one row per call that is what the title says.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and invoked_by is null
  and (
    regexp_like(
      coalesce(json_extract_scalar(request, '$.instanceType'), ''),
      '^(p|g|gr|inf|trn|dl|vt|hpc)[0-9]|metal|(12|16|24|32|48)xlarge'
    )
    or regexp_like(request, '"maxCount"\s*:\s*"?[0-9]{2,}')
  )
