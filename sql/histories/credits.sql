-- Grain: one row per row of the shared touches. `credits` are its part of the
-- thousand that a conversion has, `amount` its part of the value. All but the
-- last touch take whole parts, rounded down, and the last one what is left; a
-- person has them where no touch does.
-- Names: touches: the shared ones, weighed.
-- Values: the method: 1 the last touch, 2 even, 3 first and last touch two
-- fifths each, 4 by weight. It stands in WHERE only: Athena takes a parameter
-- nowhere else.
with touches as (
  {{touches}}
),

parts as (
  select
    touches.*,
    case
      when takes = 0 or place = 1 or method = 1 then 0
      when method = 2 then cast(
        (10 * 10 * 10 - mod(10 * 10 * 10, greatest(sharing, 1)))
        / greatest(sharing, 1) as bigint)
      when method = 4 then cast((10 * 10 * 10 * weight
        - mod(10 * 10 * 10 * weight, greatest(weights, 1)))
        / greatest(weights, 1) as bigint)
      when sharing = 2 then 5 * 10 * 10
      when place = sharing then 4 * 10 * 10
      else cast((2 * 10 * 10 - mod(2 * 10 * 10, greatest(sharing - 2, 1)))
        / greatest(sharing - 2, 1) as bigint)
    end as part
  from touches
  cross join (values (1), (2), (3), (4)) as methods (method)
  where method = ?
),

priced as (
  select
    *,
    cast((bought_for * part - mod(bought_for * part, 10 * 10 * 10))
      / (10 * 10 * 10) as bigint) as part_amount
  from parts
),

added as (
  select
    *,
    cast(sum(part) over (partition by pair, conversion) as bigint) as parted,
    cast(sum(part_amount) over (partition by pair, conversion) as bigint)
      as parted_amount,
    case
      when takes = 1 and place = 1 then 1
      when role = 0 and bought_at >= 0 and sharing = 0 then 1
      else 0
    end as rest
  from priced
)

select
  pair, role, first_code, second_code, third_code, fourth_code,
  part + rest * (10 * 10 * 10 - parted) as credits,
  part_amount + rest * (bought_for - parted_amount) as amount
from added
