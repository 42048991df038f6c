-- Grain: one row, or none when fewer than k people match.
-- People of the counted list who are found in the other list by any of the
-- kinds; whoever matches by several kinds counts once.
-- Names: counted, other: one version of a dataset each.
-- Values: kinds as 'email,phone'; the same again; k. They stand in WHERE only:
-- Athena takes a parameter nowhere else.
with counted_identifiers as (
  select kind, token_hi, token_lo, person
  from {{counted}}
  where contains(split(?, ','), kind)
),

other_identifiers as (
  select kind, token_hi, token_lo
  from {{other}}
  where contains(split(?, ','), kind)
),

matched_people as (
  select distinct person
  from counted_identifiers
  where exists (
    select 1
    from other_identifiers
    where other_identifiers.kind = counted_identifiers.kind
      and other_identifiers.token_hi = counted_identifiers.token_hi
      and other_identifiers.token_lo = counted_identifiers.token_lo
  )
),

total as (
  select count(*) as people
  from matched_people
)

select people
from total
where people >= ?
