-- Grain: one row per person of the counted list, as in matches.sql, out of the
-- text that kept.sql made. `person` is the slice that it falls into, which is
-- all that questions ask of it. Athena writes what it finds in quotes.
-- Names: kept: the texts of one match; first_code to fourth_code: a place of
-- the codes each, or 1.
with texts as (
  select replace(kept, '"', '') as digits
  from {{kept}}
),

codes as (
  select
    cast(substr(digits, 1, 1) as bigint) as matched,
    cast(substr(digits, 2, 1) as bigint) as kinds_after,
    cast(substr(digits, 3, 2) as bigint) as person,
    cast(substr(digits, 21, 2) as bigint) as first_code,
    cast(substr(digits, 19, 2) as bigint) as second_code,
    cast(substr(digits, 17, 2) as bigint) as third_code,
    cast(substr(digits, 15, 2) as bigint) as fourth_code,
    cast(substr(digits, 13, 2) as bigint) as fifth_code,
    cast(substr(digits, 11, 2) as bigint) as sixth_code,
    cast(substr(digits, 9, 2) as bigint) as seventh_code,
    cast(substr(digits, 7, 2) as bigint) as eighth_code,
    cast(substr(digits, 5, 2) as bigint) as ninth_code
  from texts
)

select
  matched,
  kinds_after,
  person,
  {{first_code}} as first_code,
  {{second_code}} as second_code,
  {{third_code}} as third_code,
  {{fourth_code}} as fourth_code
from codes
