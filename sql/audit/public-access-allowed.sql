-- Grain: one row per block of public access that was taken away, or put with a
-- part of it off.
-- Names: {{scope}} is what is judged. A part that is left out is off.
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
      and strpos(lower(request), '"publicaccessblockconfiguration"') > 0
      and not (
        regexp_like(lower(request), '"blockpublicacls"\s*:\s*"?true')
        and regexp_like(lower(request), '"ignorepublicacls"\s*:\s*"?true')
        and regexp_like(lower(request), '"blockpublicpolicy"\s*:\s*"?true')
        and regexp_like(
          lower(request), '"restrictpublicbuckets"\s*:\s*"?true'
        )
      )
    )
  )
