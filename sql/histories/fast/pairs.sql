-- Grain: one row per match: the person of the list whose events are linked, by
-- whom an event finds it, and the number of the pair, which is that of its
-- person on the counted list.
-- Names: matches: the matches by all kinds; person: the column of that list.
select
  {{person}} as person,
  counted_person as pair
from {{matches}}
where {{person}} is not null
