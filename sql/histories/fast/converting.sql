-- Grain: one row per touch that is followed by a conversion of its pair that
-- counts, within the days of its type: no other touch is credited with
-- anything.
-- Names: touches, conversions: those of matched pairs; types: for how many days
-- each type of touch counts.
with touches as (
  {{touches}}
),

conversions as (
  {{conversions}}
),

types as (
  {{types}}
)

select touches.*
from touches
inner join types on types.code = touches.type_code
where exists (
  select 1
  from conversions
  where conversions.pair = touches.pair
    and conversions.counted = 1
    and conversions.happened_at >= touches.happened_at
    and conversions.happened_at
      <= touches.happened_at + types.days * 24 * 60 * 60
)
