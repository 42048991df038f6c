-- Grain: one row per person of the counted list who is found in the other list
-- by any of the kinds: with whom they match there, and by which kind. The
-- earliest kind of the list that matches decides. A token belongs to one person
-- of a list, so there are no ties.
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
  select kinds.kind, ranks.kind_rank
  from kinds
  cross join ranks
  where kinds.kind = split_part(?, ',', ranks.kind_rank)
),

pairs as (
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
),

ranked_pairs as (
  select
    pairs.kind,
    pairs.counted_person,
    pairs.other_person,
    row_number() over (
      partition by pairs.counted_person
      order by asked_kinds.kind_rank
    ) as pair_rank
  from pairs
  inner join asked_kinds
    on asked_kinds.kind = pairs.kind
)

select kind, counted_person, other_person
from ranked_pairs
where pair_rank = 1
