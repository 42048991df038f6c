-- Grain: one row per person of either list, whoever matches. `matched` is 1 for
-- who has a match, by this kind or an earlier one; `codes` are then those of
-- both people. `kinds_after`: how many kinds were asked after the one that made
-- it. `first_hi` and `first_lo` are the identifier by the kind that comes next.
-- A person without a match and with an identifier of the kind offers a 1, and
-- behind it the 18 digits of the codes. What two offer, who are of two lists,
-- begins with 2. No offer is 0: it changes no sum, and a person without
-- identifier may stand where it falls. `counted_person` is the one of the
-- counted list in a match, which a question that does not read it never sums.
-- Names: people: the same before this kind.
with people as (
  {{people}}
),

offers as (
  select
    counted, person, counted_person, matched, kinds_after, codes,
    coalesce(first_hi, person) as token_hi,
    coalesce(first_lo, 0) as token_lo,
    case
      when matched = 1 or first_hi is null then 0
      else 1000000000000000000 + codes
    end as offer,
    second_hi, second_lo, third_hi, third_lo, fourth_hi, fourth_lo,
    fifth_hi, fifth_lo, sixth_hi, sixth_lo
  from people
),

met as (
  select
    counted, person, counted_person, matched, kinds_after, codes, offer,
    sum(offer) over (partition by token_hi, token_lo) as offered,
    sum(case when counted = 1 and offer > 0 then person else 0 end)
      over (partition by token_hi, token_lo) as offered_person,
    second_hi, second_lo, third_hi, third_lo, fourth_hi, fourth_lo,
    fifth_hi, fifth_lo, sixth_hi, sixth_lo
  from offers
),

paired as (
  select
    *,
    case
      when offer > 0 and offered >= 2000000000000000000 then 1
      else 0
    end as pair
  from met
)

select
  counted,
  person,
  cast(case pair when 1 then offered_person else counted_person end as bigint)
    as counted_person,
  matched + pair as matched,
  case pair when 1 then 0 else kinds_after + 1 end as kinds_after,
  case pair when 1 then offered - 2000000000000000000 else codes end as codes,
  second_hi as first_hi,
  second_lo as first_lo,
  third_hi as second_hi,
  third_lo as second_lo,
  fourth_hi as third_hi,
  fourth_lo as third_lo,
  fifth_hi as fourth_hi,
  fifth_lo as fourth_lo,
  sixth_hi as fifth_hi,
  sixth_lo as fifth_lo,
  null as sixth_hi,
  null as sixth_lo
from paired
