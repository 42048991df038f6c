-- Grain: one row per token of a kind that a person holds although a lower
-- person of the list holds it too, with all that is known of that person.
-- Names: pieces: what all parts have of the kind in one shard; told: what is
-- said of a person, out of the columns of `tokens`.
-- Values: the least and the most that the first half of a token is.
with tokens as (
  select *
  from {{pieces}}
  where token_hi between ? and ?
),

shared as (
  select
    token_hi,
    token_lo,
    min(person) as winner
  from tokens
  group by
    token_hi,
    token_lo
  having count(*) > 1
)

select {{told}}
from tokens
inner join shared
  on shared.token_hi = tokens.token_hi
  and shared.token_lo = tokens.token_lo
where tokens.person > shared.winner
