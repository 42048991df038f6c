-- Grain: one row per person of a list who has a token of some kind. `keys` is
-- the sum of the bits of these kinds. `mark` is made of the first 57 bits of
-- all the person's tokens, so that people are in one order whatever their
-- numbers are. `first_alike` is the first of those who have the same tokens.
-- Names: tokens: a row for each token, with the bit of its kind; numbers: what
-- else is kept of a person; mark_range: 57 bits, so that all add up in 63.
with described as (
  select
    person,
    cast(sum(bit) as bigint) as keys,
    cast(sum(mod(token_hi, {{mark_range}})) as bigint) as mark
    {{numbers}}
  from {{tokens}} as tokens
  group by person
)

select
  described.*,
  min(person) over (partition by keys, mark) as first_alike
from described
