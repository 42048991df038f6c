-- Grain: one row per look at a bucket by who looked at so many within the
-- hour.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged; how many are many is {{many_buckets}}; an hour begins at
-- {{hour_from}}.
with asked as (
  select
    event_id, principal, {{hour_from}} as hour,
    json_extract_scalar(request, '$.bucketName') as bucket
  from trail_events
  cross join (values (0), (1)) as back (slots)
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
select distinct asked.event_id, asked.principal as subject
from asked
join explorers
  on explorers.principal = asked.principal and explorers.hour = asked.hour
