-- Grain: one row per identifier of either list, of the kinds up to the next,
-- whoever matches. `matched` is 1 where it made a match: both lists have it,
-- and neither of its people was matched by an earlier kind. `kinds_after`: how
-- many kinds come after its own, 0 for the next.
-- Names: earlier: the same, up to the kind before; identifiers: the next kind.
with earlier as (
  {{earlier}}
),

identifiers as (
  {{identifiers}}
),

all_kinds as (
  select kinds_after + 1 as kinds_after, counted, shard, token_hi, token_lo,
    person, matched, first_code, second_code, third_code, fourth_code
  from earlier
  union all
  select 0 as kinds_after, counted, shard, token_hi, token_lo,
    person, 0 as matched, first_code, second_code, third_code, fourth_code
  from identifiers
),

placed as (
  select kinds_after, counted, shard, token_hi, token_lo,
    person, matched, first_code, second_code, third_code, fourth_code,
    max(matched) over (partition by counted, person) as used
  from all_kinds
)

select
  kinds_after,
  counted,
  shard,
  token_hi,
  token_lo,
  person,
  case
    when kinds_after = 0 and sum(1 - used) over same_identifier = 2 then 1
    else matched
  end as matched,
  max(first_code) over same_identifier as first_code,
  max(second_code) over same_identifier as second_code,
  max(third_code) over same_identifier as third_code,
  max(fourth_code) over same_identifier as fourth_code
from placed
window same_identifier as (
  partition by kinds_after, shard, token_hi, token_lo
)
