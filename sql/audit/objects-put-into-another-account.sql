-- Grain: one row per object that was put into a bucket of another account.
-- Names: {{calls}} put objects; {{places}} are the places of a list in JSON, by
-- "suffix"; {{scope}} is what is judged.
with named as (
  select
    event_id, principal, account,
    json_extract_scalar(resources, '$' || suffix || '.type') as type,
    json_extract_scalar(resources, '$' || suffix || '.accountId') as owner
  from trail_events
  cross join {{places}}
  where {{scope}}
    and {{calls}}
    and error_code is null
)
select distinct event_id, principal as subject
from named
where type = 'AWS::S3::Bucket'
  and owner <> account
