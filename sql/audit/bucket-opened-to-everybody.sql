-- Grain: one row per change by which a bucket or an object is everybody's.
-- Names: {{statements}} are those of "policies"; {{scope}} is what is judged.
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
)
select event_id, principal as subject
from {{statements}}
where effect = 'Allow'
  and for_everybody
union
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source in ('s3.amazonaws.com', 's3express.amazonaws.com')
  and error_code is null
  and event_name in (
    'PutBucketAcl', 'PutObjectAcl', 'CreateBucket', 'PutObject',
    'CopyObject', 'CreateMultipartUpload'
  )
  and (
    regexp_like(request, 'groups/global/(AllUsers|AuthenticatedUsers)')
    or regexp_like(
      request, '"x-amz-acl" ?: ?\[? ?"(public-|authenticated-read)'
    )
  )
