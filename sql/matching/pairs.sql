-- Grain: one row per kind and pair of people, one of each list, who share an
-- identifier of it. `turn`: 0 for the first kind of the list, whose pairs are
-- matches, for each person has one at most; n > 0 for those that come n later.
-- Names: counted, other: one version of a dataset each.
-- Values: kinds as 'email,phone', three times. They stand in WHERE only: Athena
-- takes a parameter nowhere else.
with kinds (kind) as (
  values
    ('email'),
    ('phone'),
    ('maid'),
    ('customer_id'),
    ('name_birthdate'),
    ('name_postcode')
),

ranks (kind_rank) as (
  values (1), (2), (3), (4), (5), (6)
),

asked_kinds as (
  select kinds.kind, ranks.kind_rank - 1 as turn
  from kinds
  cross join ranks
  where kinds.kind = split_part(?, ',', ranks.kind_rank)
),

shared as (
  select
    {{counted}}.kind,
    {{counted}}.person as counted_person,
    {{other}}.person as other_person
  from {{counted}}
  inner join {{other}}
    on {{other}}.kind = {{counted}}.kind
    and {{other}}.token_hi = {{counted}}.token_hi
    and {{other}}.token_lo = {{counted}}.token_lo
  where contains(split(?, ','), {{counted}}.kind)
    and contains(split(?, ','), {{other}}.kind)
)

select
  shared.kind,
  shared.counted_person,
  shared.other_person,
  asked_kinds.turn
from shared
inner join asked_kinds
  on asked_kinds.kind = shared.kind
