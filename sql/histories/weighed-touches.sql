-- Grain: one row per row of the shared touches. `sharing` is how many touches
-- share the conversion, `weight` what each weighs that does: half as much for
-- each seven days before it, 0 else; `weights` what all weigh.
-- Names: touches: the shared ones.
-- Values: none of its own.
with touches as (
  {{touches}}
),

aged as (
  select
    *,
    cast((takes * before - mod(takes * before, 24 * 60 * 60))
      / (24 * 60 * 60) as bigint) as days
  from touches
),

weighed as (
  select
    *,
    takes * case mod(days, 7)
      when 0 then 64
      when 1 then 58
      when 2 then 53
      when 3 then 48
      when 4 then 43
      when 5 then 39
      else 35
    end * case least(cast((days - mod(days, 7)) / 7 as bigint), 12)
      when 0 then 64 * 64
      when 1 then 64 * 32
      when 2 then 64 * 16
      when 3 then 64 * 8
      when 4 then 64 * 4
      when 5 then 64 * 2
      when 6 then 64
      when 7 then 32
      when 8 then 16
      when 9 then 8
      when 10 then 4
      when 11 then 2
      else 1
    end as weight
  from aged
)

select
  *,
  cast(sum(takes) over (partition by pair, conversion) as bigint) as sharing,
  cast(sum(weight) over (partition by pair, conversion) as bigint) as weights
from weighed
