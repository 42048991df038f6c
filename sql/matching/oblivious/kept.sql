-- Grain: one row per person of the counted list who has an identifier of a kind
-- that is asked, whoever matches: a text of 22 digits, which says of a match
-- all that any question counts. One for `matched`, one for `kinds_after`, two
-- for the slice of the person (segments.sql), and two for each of nine codes,
-- the first one last.
-- Names: people: those of either list, after all kinds.
with people as (
  {{people}}
)

select
  concat(
    cast(matched as varchar),
    cast(kinds_after as varchar),
    lpad(cast(mod(person, 64) as varchar), 2, '0'),
    lpad(cast(codes as varchar), 18, '0')
  ) as kept
from people
where counted = 1
