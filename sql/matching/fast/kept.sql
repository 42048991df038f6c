-- Grain: one row per person of the counted list: first who has a match, then a
-- row of zeros for each who has none, so that the file is as long whoever
-- matches.
-- Names: matches: the matches by all kinds; people: how many the list is of;
-- numbers: what is kept of each.
select {{numbers}}
from range({{people}})
positional join {{matches}}
