-- Grain: one row per subject of what a detection found, and per who did what
-- to what from where; each of its first events has a row of its own.
-- Names: {{found}} is the detection, with event_id and subject; how many
-- subjects are told apart {{subjects}}, how many of the events of each are
-- told in detail {{detailed}}, how many by their id {{identified}}.
with asked as (
  {{found}}
),
found as (
  select distinct
    event_id,
    coalesce(subject, 'not named') as subject
  from asked
),
subjects as (
  select
    subject,
    row_number() over (order by count(*) desc, subject) as subject_rank
  from found
  group by subject
),
placed as (
  select
    case when subject_rank <= {{subjects}} then found.subject end as subject,
    row_number() over (
      partition by found.subject order by event_time, event.event_id
    ) as place,
    event.*
  from trail_events as event
  join found on found.event_id = event.event_id
  join subjects on subjects.subject = found.subject
),
detailed as (
  select
    subject,
    event_time,
    event_source || ':' || event_name as action,
    case when place <= {{identified}} then event_id end as event_id,
    case when place <= {{detailed}} then principal end as principal,
    case when place <= {{detailed}} then source_ip end as address,
    case when place <= {{detailed}} then account end as account,
    case when place <= {{detailed}} then aws_region end as region,
    case when place <= {{detailed}} then coalesce(
      json_extract_scalar(request, '$.bucketName')
        || '/' || json_extract_scalar(request, '$.key'),
      json_extract_scalar(request, '$.bucketName'),
      json_extract_scalar(resources, '$[0].ARN'),
      json_extract_scalar(resources, '$[0].arn'),
      json_extract_scalar(request, '$.functionName'),
      json_extract_scalar(request, '$.keyId'),
      json_extract_scalar(request, '$.roleName'),
      json_extract_scalar(request, '$.userName'),
      json_extract_scalar(request, '$.groupId'),
      json_extract_scalar(request, '$.trailName'),
      json_extract_scalar(request, '$.logGroupName'),
      json_extract_scalar(request, '$.workGroup'),
      json_extract_scalar(request, '$.name')
    ) end as resource
  from placed
)
select
  subject, action, event_id, principal, address, account, region, resource,
  count(*) as events, min(event_time) as first_at, max(event_time) as last_at
from detailed
group by
  subject, action, event_id, principal, address, account, region, resource
order by first_at, event_id
