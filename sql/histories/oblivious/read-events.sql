-- Grain: one row per event of a link, whoever matches: out of its texts, of 51
-- digits, as read-people.sql has them. `role` is 1 for a conversion and 2 for a
-- touch. `tie` tells events of one second apart by their attributes.
-- Names: rows: the texts of a link; rows_touch: 1 for touches, 0 for
-- conversions; rows_type: the place of the engagement type, or 1; rows_first to
-- rows_fourth: a place of the codes each, 0 where the place is that of another
-- relation's attribute, and 1 where it is nobody's.
with texts as (
  select replace(kept, '"', '') as digits
  from {{rows}}
),

codes as (
  select
    cast(substr(digits, 1, 1) as bigint) as mark,
    cast(substr(digits, 2, 13) as bigint) as number,
    cast(substr(digits, 15, 10) as bigint) as happened_at,
    cast(substr(digits, 25, 9) as bigint) as value,
    cast(substr(digits, 34, 18) as bigint) as tie,
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
  case mark when 3 then number else -1 - number end as pair,
  mark - 2 as counted,
  1 + {{rows_touch}} as role,
  happened_at,
  value,
  tie,
  {{rows_type}} as type_code,
  {{rows_first}} as first_code,
  {{rows_second}} as second_code,
  {{rows_third}} as third_code,
  {{rows_fourth}} as fourth_code
from codes
where mark >= 2
