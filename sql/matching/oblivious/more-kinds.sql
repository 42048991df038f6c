-- Grain: one row per identifier of some kinds of either list. `kinds_before`:
-- how many of these kinds are asked before its own.
-- Names: kind: the identifiers of the first kind; later: those of the others.
with kind as (
  {{kind}}
),

later as (
  {{later}}
)

select counted, kinds_before, token_hi, token_lo, person, codes
from kind
union all
select counted, kinds_before + 1 as kinds_before, token_hi, token_lo, person,
  codes
from later
