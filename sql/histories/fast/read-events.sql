-- Grain: one row per event of a matched pair. `role` is 1 for a conversion and
-- 2 for a touch. `tie` tells events of one second apart by their attributes.
-- Names: rows: a link, with a column for the code of each attribute;
-- rows_touch: 1 for touches, 0 for conversions; rows_type: the code of the
-- engagement type, or 1; rows_first to rows_fourth: a column each, 0 where the
-- place is that of another relation's attribute, and 1 where it is nobody's.
select
  pair,
  1 as counted,
  1 + {{rows_touch}} as role,
  "at" as happened_at,
  value,
  tie,
  {{rows_type}} as type_code,
  {{rows_first}} as first_code,
  {{rows_second}} as second_code,
  {{rows_third}} as third_code,
  {{rows_fourth}} as fourth_code
from {{rows}}
where pair >= 0
  and "at" >= 0
