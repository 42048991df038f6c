-- Grain: one row per match so far and per pair that may still become one: the
-- pairs of the next kind are matches from here on, if neither person has one
-- already. A person has one match at most. `turn`: 0 for a match, n > 0 for a
-- pair whose kind comes n later.
-- Names: pairs: the same, as the kinds before left it.
with pairs as (
  {{pairs}}
),

placed as (
  select
    kind,
    counted_person,
    other_person,
    turn,
    min(turn) over (partition by counted_person) as counted_turn,
    min(turn) over (partition by other_person) as other_turn
  from pairs
)

select
  kind,
  counted_person,
  other_person,
  greatest(turn - 1, 0) as turn
from placed
where turn = 0
  or (counted_turn > 0 and other_turn > 0)
