-- Grain: one row per call that an identity of another account made through an
-- endpoint.
-- Names: {{scope}} is what is judged.
select
  event_id,
  coalesce(identity_account, principal) as subject
from trail_events
where {{scope}}
  and vpc_endpoint_id is not null
  and identity_account <> account
  and coalesce(identity_type, '') <> 'AWSService'
