-- Grain: one row per bucket whose versions can be deleted with one factor.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and coalesce(
    json_extract_scalar(request, '$.VersioningConfiguration.MfaDelete'),
    json_extract_scalar(request, '$.VersioningConfiguration.MFADelete')
  ) = 'Disabled'
