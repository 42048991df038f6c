-- Grain: one row per pair of people, one of each list, who share an identifier
-- of one kind in a range of tokens. Each is in one such pair at most. What the
-- rows of two say adds up to what is kept.
-- Names: counted, other: who of either list has no match yet, by the kind and
-- in the range; told: what is told of a pair.
select {{told}}
from {{counted}} as counted
inner join {{other}} as other
  on other.token_hi = counted.token_hi
  and other.token_lo = counted.token_lo
