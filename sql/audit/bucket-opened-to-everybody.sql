-- Grain: one row per change by which a bucket or an object is everybody's.
-- Names: {{places}} are the places of a list in JSON, by "suffix"; {{scope}}
-- is what is judged. A statement with a condition is no gift to everybody:
-- whose it is, only whoever reads the condition can say.
with policies as (
  select
    event_id, principal, account,
    coalesce(
      json_format(json_extract(request, '$.bucketPolicy')),
      json_extract_scalar(request, '$.PutAccessPointPolicyRequest.Policy')
    ) as document
  from trail_events
  where {{scope}}
    and event_source = 's3.amazonaws.com'
    and event_name in ('PutBucketPolicy', 'PutAccessPointPolicy')
    and error_code is null
),
statements as (
  select
    event_id, principal, account,
    json_extract_scalar(document, '$.Statement' || suffix || '.Effect')
      as effect,
    json_extract(document, '$.Statement' || suffix || '.Condition')
      is not null as conditional,
    coalesce(
      json_format(
        json_extract(document, '$.Statement' || suffix || '.Principal')
      ),
      case
        when json_extract(document, '$.Statement' || suffix || '.NotPrincipal')
          is not null then '"*"'
      end
    ) as principals
  from policies
  cross join {{places}}
)
select event_id, principal as subject
from statements
where effect = 'Allow'
  and not conditional
  and strpos(principals, '"*"') > 0
union
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 's3.amazonaws.com'
  and error_code is null
  and event_name in (
    'PutBucketAcl', 'PutObjectAcl', 'CreateBucket', 'PutObject'
  )
  and (
    regexp_like(request, 'groups/global/(AllUsers|AuthenticatedUsers)')
    or regexp_like(
      request, '"x-amz-acl" ?: ?\[? ?"(public-|authenticated-read)'
    )
  )
