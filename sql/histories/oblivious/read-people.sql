-- Grain: one row per person of the counted list, whoever matches: out of the
-- texts of a link, of 51 digits. One for whom a row is of (0 and 1 a person, 2
-- and 3 an event, odd where there is a match), thirteen for the pair, ten for
-- the time, nine for the value, and two for each of nine codes, the first one
-- last. Athena writes what it finds in quotes.
-- Names: rows: the texts of a link; people_first to people_fourth: a place of
-- the codes each, 0 where the place is that of an event's attribute, and 1
-- where it is nobody's.
with texts as (
  select replace(kept, '"', '') as digits
  from {{rows}}
),

codes as (
  select
    cast(substr(digits, 1, 1) as bigint) as mark,
    cast(substr(digits, 2, 13) as bigint) as number,
    cast(substr(digits, 50, 2) as bigint) as first_code,
    cast(substr(digits, 48, 2) as bigint) as second_code,
    cast(substr(digits, 46, 2) as bigint) as third_code,
    cast(substr(digits, 44, 2) as bigint) as fourth_code,
    cast(substr(digits, 42, 2) as bigint) as fifth_code,
    cast(substr(digits, 40, 2) as bigint) as sixth_code,
    cast(substr(digits, 38, 2) as bigint) as seventh_code,
    cast(substr(digits, 36, 2) as bigint) as eighth_code,
    cast(substr(digits, 34, 2) as bigint) as ninth_code
  from texts
)

select
  case mark when 1 then number else -1 - number end as pair,
  mark as counted,
  {{people_first}} as first_code,
  {{people_second}} as second_code,
  {{people_third}} as third_code,
  {{people_fourth}} as fourth_code
from codes
where mark < 2
