-- Grain: one row per person of either list who has an identifier of a kind that
-- is matched on, one per token by which an event can be of somebody, and one
-- per event, whoever matches. `role` is 0 for a person of the counted list, 1
-- for an event, 2 for what only tells whose events are. `pair` is the number of
-- the counted person of a match, and less than nothing where there is none, as
-- far as the row can tell. Events of one token have one `person`, who comes
-- behind every other one. Own ids are of one kind, in whichever place.
-- Names: people: those of either list, after all kinds; owners, events: the
-- list whose events are linked, and these; owners_counted: 1 if it is the
-- counted list, else 0; events_first to events_ninth: a column each, or 0.
-- Values: ten kinds of token by which people have events, and ten by which
-- events are of people, any of them more than once. They stand in WHERE only:
-- Athena takes a parameter nowhere else.
with people as (
  {{people}}
)

select
  counted as list,
  2 - 2 * counted as role,
  person,
  case matched when 1 then counted_person else -1 - person end as pair,
  '' as kind,
  person as token_hi,
  counted as token_lo,
  0 as happened_at,
  0 as value,
  codes
from people
union all
select
  {{owners_counted}} as list,
  2 as role,
  person,
  -1 - person as pair,
  case substr(kind, 1, 5) when '_own_' then '_own_a' else kind end as kind,
  token_hi,
  token_lo,
  0 as happened_at,
  0 as value,
  0 as codes
from {{owners}}
where kind in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
union all
select
  2 as list,
  1 as role,
  1000000000000000000 + abs(mod(token_lo, 10000000000000)) as person,
  -1 - abs(mod(token_lo, 10000000000000)) as pair,
  kind,
  token_hi,
  token_lo,
  "at" as happened_at,
  value,
  {{events_first}} + 100 * ({{events_second}}
    + 100 * ({{events_third}} + 100 * ({{events_fourth}}
    + 100 * ({{events_fifth}} + 100 * ({{events_sixth}}
    + 100 * ({{events_seventh}} + 100 * ({{events_eighth}}
    + 100 * {{events_ninth}}))))))) as codes
from {{events}}
where kind in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
