-- Grain: one row per person of the counted list: first who is matched, then one
-- for each who is not, so that there are as many whoever matches.
-- Names: matches: the matches by all kinds; people: how many the list is of;
-- numbers: the codes that are kept of each.
select
  coalesce(counted_person, -1 - range)::bigint as pair,
  -1::bigint as "at",
  0::integer as value,
  {{numbers}}
from range({{people}})
positional join {{matches}}
