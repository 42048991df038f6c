-- Grain: one row per change by which a trail leaves events out, or its
-- digests.
-- Names: {{scope}} is what is judged. JSON of requests is compared without its
-- spaces.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'cloudtrail.amazonaws.com'
  and error_code is null
  and (
    (
      event_name = 'UpdateTrail'
      and regexp_like(
        replace(request, ' ', ''),
        '"(enableLogFileValidation|isMultiRegionTrail'
          || '|includeGlobalServiceEvents)":"?false'
      )
    )
    or (
      event_name = 'PutEventSelectors'
      and (
        regexp_like(
          replace(request, ' ', ''),
          '"includeManagementEvents":"?false|"readWriteType":"(Read|Write)Only"'
            || '|"excludeManagementEventSources":\["|"not[A-Z][A-Za-z]*":\["'
        )
        or (
          strpos(request, '"advancedEventSelectors"') > 0
          and not regexp_like(
            replace(request, ' ', ''), '[\[,:]"Management"'
          )
          and regexp_like(
            replace(request, ' ', ''), '"advancedEventSelectors":\[[{]'
          )
        )
      )
    )
  )
