-- Grain: one row per token of a kind and person who keeps it. A person has one
-- token of the kind at most.
-- Names: pieces: what all parts have of the kind in one shard; losers: who
-- lost one of it; told: what a token file says of a person.
select {{told}}
from {{pieces}} as tokens
where not exists (
  select 1
  from {{losers}} as losers
  where losers.person = tokens.person
)
order by
  tokens.token_hi,
  tokens.token_lo,
  tokens.person
