-- Grain: one row per identifier of the first kind of either list, whoever
-- matches. `matched` is 1 where both lists have it; codes are then the pair's.
-- Names: identifiers: those of the kind.
with identifiers as (
  {{identifiers}}
)

select
  0 as kinds_after,
  counted,
  shard,
  token_hi,
  token_lo,
  person,
  count(*) over same_identifier - 1 as matched,
  max(first_code) over same_identifier as first_code,
  max(second_code) over same_identifier as second_code,
  max(third_code) over same_identifier as third_code,
  max(fourth_code) over same_identifier as fourth_code
from identifiers
window same_identifier as (partition by shard, token_hi, token_lo)
