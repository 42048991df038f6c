-- Grain: one row per person of either list who has an identifier of a kind that
-- is asked. `first_hi` and `first_lo` are the identifier by the first of these
-- kinds, null where there is none, and so on; kinds that are not asked cost
-- nothing. Who is a group follows from a list alone: nothing was matched yet,
-- and so `counted_person` is nobody.
-- Names: identifiers: those of all kinds.
with identifiers as (
  {{identifiers}}
)

select
  counted,
  person,
  0 as counted_person,
  0 as matched,
  0 as kinds_after,
  max(codes) as codes,
  max(case kinds_before when 0 then token_hi end) as first_hi,
  max(case kinds_before when 0 then token_lo end) as first_lo,
  max(case kinds_before when 1 then token_hi end) as second_hi,
  max(case kinds_before when 1 then token_lo end) as second_lo,
  max(case kinds_before when 2 then token_hi end) as third_hi,
  max(case kinds_before when 2 then token_lo end) as third_lo,
  max(case kinds_before when 3 then token_hi end) as fourth_hi,
  max(case kinds_before when 3 then token_lo end) as fourth_lo,
  max(case kinds_before when 4 then token_hi end) as fifth_hi,
  max(case kinds_before when 4 then token_lo end) as fifth_lo,
  max(case kinds_before when 5 then token_hi end) as sixth_hi,
  max(case kinds_before when 5 then token_lo end) as sixth_lo
from identifiers
group by counted, person
