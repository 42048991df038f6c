-- Grain: one row per principal and action that it called.
-- Names: {{scope}} is what is judged.
select
  coalesce(principal, '-') as principal,
  substr(event_source, 1, strpos(event_source || '.', '.') - 1)
    || ':' || event_name as action,
  count(*) as calls,
  count(error_code) as refused
from trail_events
where {{scope}}
group by 1, 2
order by 3 desc, 1, 2
