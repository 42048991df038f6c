-- Grain: one row per touch of a pair that has a conversion that counts: nobody
-- else's touches are credited with anything.
-- Names: touches, conversions: those of matched pairs.
with touches as (
  {{touches}}
),

conversions as (
  {{conversions}}
)

select *
from touches
where pair in (select pair from conversions where counted = 1)
