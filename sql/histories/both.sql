-- Grain: one row per event of either link.
-- Names: conversions, touches: those of each.
with conversions as (
  {{conversions}}
),

touches as (
  {{touches}}
)

select *
from conversions
union all
select *
from touches
