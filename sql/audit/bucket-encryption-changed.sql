-- Grain: one row per bucket that encrypts under no key of the account.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 's3.amazonaws.com'
  and error_code is null
  and (
    event_name = 'DeleteBucketEncryption'
    or (
      event_name = 'PutBucketEncryption'
      and (
        regexp_like(request, '"SSEAlgorithm" ?: ?"AES256"')
        or regexp_like(
          replace(request, ':' || account || ':', ':own:'),
          'arn:[^:"]*:kms:[^:"]*:[0-9]{12}:'
        )
      )
    )
  )
