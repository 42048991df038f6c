-- Grain: one row per set of kinds, with the most that any of them proves of
-- each field; 0 where none does. The bit of a kind is in the sum of a set where
-- what is left of it by twice the bit is the bit at least.
-- Names: sets: sums of bits, each once; kinds: what an equal token of each kind
-- proves.
select
  sets.bits,
  max(kinds.given) as given,
  max(kinds.surname) as surname,
  max(kinds.birth) as birth,
  max(kinds.location) as location,
  max(kinds.number) as number,
  max(kinds.street) as street,
  max(kinds.identifier) as identifier
from {{sets}} as sets
inner join {{kinds}} as kinds
  on mod(sets.bits, 2 * kinds.bit) >= kinds.bit
group by sets.bits
