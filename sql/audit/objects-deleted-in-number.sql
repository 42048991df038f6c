-- Grain: one row per call that deleted objects, of principals who made many
-- such calls within an hour.
-- Names: {{calls}} delete objects; {{own_change}} is the room's own clearing
-- up; {{many_deletions}} is how many are many; {{scope}} is what is judged.
with deleted as (
  select
    event_id, principal,
    count(*) over (
      partition by principal, substr(event_time, 1, 13)
    ) as in_the_hour
  from trail_events
  where {{scope}}
    and {{calls}}
    and error_code is null
    and not {{own_change}}
)
select event_id, principal as subject
from deleted
where in_the_hour >= {{many_deletions}}
