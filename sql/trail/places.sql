-- Grain: one row per account and region of the events.
-- Names: none.
select
  account,
  aws_region,
  min(event_time) as first_at,
  max(event_time) as last_at,
  count(*) as events
from trail_events
group by account, aws_region
order by account, aws_region
