-- Grain: one row per change by which an account that is no party may use a
-- bucket.
-- Names: {{places}} are the places of a list in JSON, by "suffix";
-- {{statements}} are those of "policies"; {{names_strangers}} holds where
-- "named" has another account than "account" and those of the parties;
-- {{scope}} is what is judged.
with policies as (
  select
    event_id, principal, account,
    coalesce(
      json_extract_scalar(request, '$.bucketPolicy'),
      json_format(json_extract(request, '$.bucketPolicy')),
      json_extract_scalar(request, '$.PutAccessPointPolicyRequest.Policy'),
      json_extract_scalar(
        request, '$.PutMultiRegionAccessPointPolicyRequest.Details.Policy'
      )
    ) as document
  from trail_events
  where {{scope}}
    and event_source in ('s3.amazonaws.com', 's3express.amazonaws.com')
    and event_name in (
      'PutBucketPolicy', 'PutAccessPointPolicy',
      'PutMultiRegionAccessPointPolicy'
    )
    and error_code is null
),
lists as (
  select
    event_id, principal,
    json_extract_scalar(request, '$.AccessControlPolicy.Owner.ID') as owner,
    json_extract_scalar(
      request,
      '$.AccessControlPolicy.AccessControlList.Grant' || suffix || '.Grantee.ID'
    ) as grantee
  from trail_events
  cross join {{places}}
  where {{scope}}
    and event_source = 's3.amazonaws.com'
    and event_name in ('PutBucketAcl', 'PutObjectAcl')
    and error_code is null
)
select event_id, principal as subject
from {{statements}}
where effect = 'Allow'
  and {{names_strangers}}
union
select event_id, principal as subject from lists where grantee <> owner
union
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 's3.amazonaws.com'
  and event_name = 'CreateAccessPoint'
  and error_code is null
  and json_extract_scalar(request, '$.bucketAccountId') <> account
