-- Grain: one row per person of the counted list who has an identifier of a kind
-- that is matched on, and one per event, whoever matches: a text of 51 digits,
-- as read-people.sql has it. An event is of the first person who has its token,
-- and of that one's pair.
-- Names: met: people of either list, tokens and events under each other.
with met as (
  {{met}}
),

paired as (
  select
    role, person, kind, token_hi, token_lo, happened_at, value, codes,
    max(pair) over (partition by list, person) as pair
  from met
),

owned as (
  select
    *,
    min(person) over (partition by kind, token_hi, token_lo) as owner
  from paired
),

linked as (
  select
    role, happened_at, value, codes,
    max(case when person = owner then pair else -1 - person end)
      over (partition by kind, token_hi, token_lo) as pair
  from owned
)

select
  concat(
    cast(2 * role + case when pair >= 0 then 1 else 0 end as varchar),
    lpad(cast(case when pair >= 0 then pair else -1 - pair end as varchar), 13,
      '0'),
    lpad(cast(happened_at as varchar), 10, '0'),
    lpad(cast(value as varchar), 9, '0'),
    lpad(cast(codes as varchar), 18, '0')
  ) as kept
from linked
where role < 2
