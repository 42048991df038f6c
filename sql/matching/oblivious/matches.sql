-- Grain: one row per person of the counted list who has an identifier of a kind
-- that is asked, whoever matches. `matched` is 1 for who has a match; the codes
-- are then those of either person's attributes. `kinds_after`: how many kinds
-- were asked after the one that made it.
-- Names: people: those of either list, after all kinds.
with people as (
  {{people}}
)

select
  matched,
  kinds_after,
  person,
  cast(mod(codes, 100) as bigint) as first_code,
  cast(mod(floor(codes / 100), 100) as bigint) as second_code,
  cast(mod(floor(codes / 10000), 100) as bigint) as third_code,
  cast(floor(codes / 1000000) as bigint) as fourth_code
from people
where counted = 1
