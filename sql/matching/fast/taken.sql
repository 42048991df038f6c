-- Grain: one row: a bit for each person of one list, 1 for who has a match.
-- Names: person: the list's; last: its last person; matches: those so far.
select coalesce(
  bitstring_agg({{person}}, 0, {{last}}),
  bitstring('0', {{last}} + 1)
) as taken
from {{matches}}
