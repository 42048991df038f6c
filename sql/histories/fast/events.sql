-- Grain: one row per event of one kind whose token lies in a range, whoever is
-- matched. A token is of its first owner; what has no pair is spread by it.
-- Names: events: the events of the kind; owners: tokens of that kind that
-- people of the list have, in whichever place; pairs: who of them is matched;
-- numbers: the codes that are kept of an event; persons: more than any number
-- of a person.
-- Values: the least and the most that the first half of a token is.
with owners as (
  select
    token_hi,
    token_lo,
    min(person) as person
  from {{owners}}
  where token_hi between $least::bigint and $most::bigint
  group by token_hi, token_lo
),

paired as (
  select
    owners.token_hi,
    owners.token_lo,
    pairs.pair
  from owners
  inner join {{pairs}} as pairs
    on pairs.person = owners.person
)

select
  coalesce(paired.pair, -1 - abs(events.token_lo % {{persons}})) as pair,
  events."at",
  events.value,
  {{numbers}}
from {{events}} as events
left join paired
  on paired.token_hi = events.token_hi
  and paired.token_lo = events.token_lo
where events.token_hi between $least::bigint and $most::bigint
