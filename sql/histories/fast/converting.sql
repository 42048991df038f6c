-- Grain: one row per touch between the first and the last conversion of its
-- pair that count, or within the days of its type before them: no other touch
-- is credited with anything. A person's events are looked at once, however
-- many they are.
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
),

spans as (
  select pair, min(happened_at) as first_at, max(happened_at) as last_at
  from conversions
  where counted = 1
  group by pair
)

select touches.*
from touches
inner join types on types.code = touches.type_code
inner join spans on spans.pair = touches.pair
where touches.happened_at <= spans.last_at
  and touches.happened_at + types.days * 24 * 60 * 60 >= spans.first_at
