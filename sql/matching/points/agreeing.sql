-- Grain: one row per pair of people, one of each list, who have an equal token
-- of one kind. A person has one token of the kind at most, which others of the
-- list may have as well.
-- Names: counted, other: what either list has of the kind; bit: the kind's.
select
  counted.person as counted_person,
  other.person as other_person,
  {{bit}} as agree
from {{counted}} as counted
inner join {{other}} as other
  on other.token_hi = counted.token_hi
  and other.token_lo = counted.token_lo
