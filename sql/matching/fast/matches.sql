-- Grain: one row per match. `person` is the one of the counted list, `matched`
-- is 1, the codes are those of either person's attributes, and `kinds_after` is
-- how many kinds were asked after the one that made it.
-- Names: matches: the matches by all kinds.
with matches as (
  {{matches}}
)

select
  1 as matched,
  kinds_after,
  counted_person as person,
  first_code,
  second_code,
  third_code,
  fourth_code
from matches
