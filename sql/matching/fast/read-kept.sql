-- Grain: one row per set of codes, of the attributes that are asked, and kind
-- by which somebody is matched who has them. `matched` is how many they are;
-- `kinds_after`: how many kinds were asked after that one.
-- Names: kept: the kept match, with a column for each attribute's code;
-- first_code to fourth_code: such a column each, or 1.
select
  count(*) as matched,
  kinds_after,
  0 as person,
  {{first_code}} as first_code,
  {{second_code}} as second_code,
  {{third_code}} as third_code,
  {{fourth_code}} as fourth_code
from {{kept}}
where kinds_after >= 0
group by all
