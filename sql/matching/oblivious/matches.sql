-- Grain: one row per identifier of the counted list, whoever matches. `matched`
-- is 1 for the one that made a match, of which a person has one at most; the
-- codes are then those of either person's attributes. `kinds_after`: how many
-- kinds were asked after its own.
-- Names: identifiers: those of all kinds of either list.
with identifiers as (
  {{identifiers}}
)

select
  matched,
  kinds_after,
  person,
  first_code,
  second_code,
  third_code,
  fourth_code
from identifiers
where counted = 1
