-- Grain: one row per object that was encrypted under a key that AWS does not
-- keep.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and {{calls}}
  and error_code is null
  and coalesce(
    json_extract_scalar(
      request, '$["x-amz-server-side-encryption-customer-algorithm"]'
    ),
    json_extract_scalar(
      response, '$["x-amz-server-side-encryption-customer-algorithm"]'
    )
  ) is not null
