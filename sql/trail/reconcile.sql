-- Grain: one row per call that the ledger of a room may have to explain.
-- Which of them are of the room is found out of what they say.
-- Values: none.
select
  event_id,
  event_time,
  event_source,
  event_name,
  error_code,
  request_id,
  identity_type,
  identity_account,
  principal_arn,
  principal,
  issuer_name,
  invoked_by,
  source_ip,
  access_key_id,
  request,
  response,
  resources
from trail_events
where
  (error_code is null or error_code = 'PreconditionFailed')
  and (
    (
      event_source = 'kms.amazonaws.com'
      and event_name in ('GenerateMac', 'Decrypt')
    )
    or (
      event_source = 's3.amazonaws.com'
      and event_name in (
        'GetObject', 'SelectObjectContent', 'PutObject',
        'CompleteMultipartUpload', 'CopyObject'
      )
    )
    or (
      event_source = 'lambda.amazonaws.com'
      and event_name in (
        'Invoke', 'InvokeFunctionUrl', 'InvokeWithResponseStream',
        'InvokeAsync'
      )
    )
    or (
      event_source = 'athena.amazonaws.com'
      and event_name = 'StartQueryExecution'
    )
    or (
      event_source = 'states.amazonaws.com'
      and event_name in ('StartExecution', 'StartSyncExecution')
    )
  )
order by event_time, event_id
