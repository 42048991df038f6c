-- Grain: one row per call that succeeded and is what the title says.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and (
    event_name not in (
      'UpdateDetector', 'UpdateMemberDetectors',
      'UpdateOrganizationConfiguration'
    )
    or regexp_like(request, '"(enable|autoEnable)"\s*:\s*false')
    or regexp_like(request, '"(status|autoEnable)"\s*:\s*"(DISABLED|NONE)"')
  )
