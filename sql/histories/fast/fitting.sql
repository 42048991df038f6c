-- Grain: one row per person and number of a conversion that they have, and one
-- per touch that fits it: nothing else is credited with anything.
-- Names: touches: every row, with what it fits.
with touches as (
  {{touches}}
)

select *
from touches
where fits = 1
  or (role = 0 and bought_at >= 0)
