-- Grain: one row per person of the counted list who has a token of some kind,
-- whoever matches: the text of 22 digits of oblivious/kept.sql. In the order of
-- marks, which say nothing of who matches and are the same however often the
-- text is made.
-- Names: people: those of the counted list; matches: who has a match; codes:
-- in one number those of both people of a match, else of the counted one.
select
  concat(
    case when matches.counted_person is null then '01' else '10' end,
    lpad(cast(mod(people.person, 64) as varchar), 2, '0'),
    lpad(cast({{codes}} as varchar), 18, '0')
  ) as kept
from {{people}} as people
left join {{matches}} as matches
  on matches.counted_person = people.person
order by
  people.mark,
  people.person
