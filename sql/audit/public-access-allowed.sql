-- Grain: one row per block of public access that was taken away, or put with a
-- part of it off.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source in ('s3.amazonaws.com', 's3-control.amazonaws.com')
  and error_code is null
  and (
    event_name in (
      'DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock',
      'DeletePublicAccessBlock'
    )
    or (
      event_name in (
        'PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock',
        'PutPublicAccessBlock'
      )
      and regexp_like(
        lower(request),
        '"(blockpublic|ignorepublic|restrictpublic)[a-z]*" ?: ?"?false'
      )
    )
  )
