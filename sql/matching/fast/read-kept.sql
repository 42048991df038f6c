-- Grain: one row per set of codes, of the attributes that are asked, which
-- somebody with a match has. `matched` is how many they are.
-- Names: kept: the kept match, with a column for each attribute's code;
-- first_code to fourth_code: such a column each, or 1.
select
  count(*) as matched,
  0 as person,
  {{first_code}} as first_code,
  {{second_code}} as second_code,
  {{third_code}} as third_code,
  {{fourth_code}} as fourth_code
from {{kept}}
where matched
group by all
