-- Grain: one row per look at a bucket by who looked at so many within the
-- hour.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged; how many are many is {{many_buckets}}.
with asked as (
  select
    event_id, principal, substr(event_time, 1, 13) as hour,
    json_extract_scalar(request, '$.bucketName') as bucket
  from trail_events
  where {{scope}}
    and {{calls}}
    and invoked_by is null
    and regexp_like(source_ip, '^[0-9a-fA-F.:]+$')
), explorers as (
  select principal, hour
  from asked
  group by principal, hour
  having count(distinct bucket) >= {{many_buckets}}
)
select asked.event_id, asked.principal as subject
from asked
join explorers
  on explorers.principal = asked.principal and explorers.hour = asked.hour
