-- Grain: one row per token of a kind that a person holds although as many
-- lower persons of the list as may have one hold it too, with all that is
-- known of that person.
-- Names: pieces: what all parts have of the kind in one shard; holders: how
-- many may have a token; told: what is said of a person, out of the columns of
-- `tokens`.
-- Values: the least and the most that the first half of a token is.
with tokens as (
  select *
  from {{pieces}}
  where token_hi between ? and ?
),

shared as (
  select
    token_hi,
    token_lo
  from tokens
  group by
    token_hi,
    token_lo
  having count(*) > {{holders}}
),

placed as (
  select
    tokens.*,
    row_number() over (
      partition by tokens.token_hi, tokens.token_lo
      order by tokens.person
    ) as _place
  from tokens
  inner join shared
    on shared.token_hi = tokens.token_hi
    and shared.token_lo = tokens.token_lo
)

select {{told}}
from placed as tokens
where tokens._place > {{holders}}
