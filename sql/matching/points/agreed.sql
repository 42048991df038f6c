-- Grain: one row per pair of people, one of each list, who have an equal token
-- of some kind; `agree` is the sum of the bits of these kinds.
-- Names: agreeing: a row for each such kind.
select
  counted_person,
  other_person,
  cast(sum(agree) as bigint) as agree
from {{agreeing}} as agreeing
group by
  counted_person,
  other_person
