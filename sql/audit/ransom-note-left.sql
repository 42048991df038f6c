-- Grain: one row per object whose name is that of a ransom note.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and regexp_like(
    lower(json_extract_scalar(request, '$.key')),
    '(ransom|decrypt|bitcoin'
      || '|how[^a-z/]*to[^a-z/]*(restore|recover|unlock|get|pay)'
      || '|(restore|recover|unlock|return)[^/]*(file|data|bucket)'
      || '|(file|data|bucket)s?[^a-z/]*(are|is|were|have[^a-z/]*been)?'
      || '[^a-z/]*(encrypted|locked|stolen|deleted|hacked)'
      || '|read[^a-z/]*(me|this)[^a-z/]*(now|first|or[^a-z/]|urgent|important)'
      || '|warning|pay[^a-z/]*(me|now))[^/]*[.](txt|html?|hta|md|rtf|url)$'
  )
