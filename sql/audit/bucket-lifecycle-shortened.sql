-- Grain: one row per change of a lifecycle by which a bucket soon deletes what
-- it holds.
-- Names: {{places}} are the places of a list in JSON, by "suffix";
-- {{short_days}} is how many days are short; {{scope}} is what is judged.
with rules as (
  select
    event_id, principal, request,
    '$.LifecycleConfiguration.Rule' || suffix as rule
  from trail_events
  cross join {{places}}
  where {{scope}}
    and event_source = 's3.amazonaws.com'
    and starts_with(event_name, 'PutBucketLifecycle')
    and error_code is null
),
expirations as (
  select
    event_id, principal,
    json_extract_scalar(request, rule || '.Status') as status,
    try_cast(
      json_extract_scalar(request, rule || '.Expiration.Days') as integer
    ) as days,
    try_cast(
      json_extract_scalar(
        request, rule || '.NoncurrentVersionExpiration.NoncurrentDays'
      ) as integer
    ) as noncurrent_days,
    json_extract_scalar(request, rule || '.Expiration.Date') as day
  from rules
)
select distinct event_id, principal as subject
from expirations
where status = 'Enabled'
  and (
    days <= {{short_days}}
    or noncurrent_days <= {{short_days}}
    or day is not null
  )
