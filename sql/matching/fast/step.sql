-- Grain: one row per pair of people, one of each list, who share an identifier
-- of one kind in a range of tokens, and of whom nobody has a match yet. Each is
-- in one such pair at most. What the rows of two say adds up to what is kept.
-- Names: counted, other: what either list has of the kind in the range; taken:
-- how many of the two have a match; numbers: what is kept of a pair.
select
  counted.person as counted_person,
  other.person as other_person,
  {{numbers}}
from {{counted}} as counted
inner join {{other}} as other
  on other.token_hi = counted.token_hi
  and other.token_lo = counted.token_lo
where {{taken}} = 0
