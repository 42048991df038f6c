-- Grain: one row per matched pair.
-- Names: rows: a link, with a column for the code of each attribute;
-- people_first to people_fourth: such a column each, 0 where the place is that
-- of an event's attribute, and 1 where it is nobody's.
select
  pair,
  1 as counted,
  {{people_first}} as first_code,
  {{people_second}} as second_code,
  {{people_third}} as third_code,
  {{people_fourth}} as fourth_code
from {{rows}}
where pair >= 0
  and "at" = -1
