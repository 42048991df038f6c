-- Grain: one row per refused call of a principal that was refused ten times or
-- more within the hour.
-- Names: {{scope}} is what is judged; how many are many is {{many_refusals}};
-- an hour begins at {{hour_from}}.
with refused as (
  select event_id, principal, {{hour_from}} as hour
  from trail_events
  cross join (values (0), (1)) as back (slots)
  where {{scope}}
    and regexp_like(
    error_code,
    'AccessDenied|Unauthorized|NotAuthorized|AuthorizationError|AuthFailure'
      || '|Forbidden'
  )
    and regexp_like(source_ip, '^[0-9a-fA-F.:]+$')
), often as (
  select principal, hour
  from refused
  group by principal, hour
  having count(*) >= {{many_refusals}}
)
select distinct refused.event_id, refused.principal as subject
from refused
join often
  on often.principal = refused.principal and often.hour = refused.hour
