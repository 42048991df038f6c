-- Grain: one row per pair of people, one of each list, whom the points prove to
-- be one, in the order in which they are made pairs.
-- Names: agreed: who has equal tokens; proven: what sets of kinds prove;
-- counted_people, other_people: either list; unproven_…: what it costs where
-- both have a field that nothing proves; total, personal: the fewest points.
with likely as (
  -- What is not proven only takes points away.
  select *
  from {{agreed}} as agreed
  inner join {{proven}} as proven
    on proven.bits = agreed.agree
  where given + surname + birth + location + number + street + identifier
    >= {{total}}
),

parts as (
  select
    likely.counted_person,
    likely.other_person,
    counted.mark as counted_mark,
    other.mark as other_mark,
    likely.identifier + case
      when likely.given > 0 then likely.given
      when least(of_counted.given, of_other.given) > 0 then {{unproven_given}}
      else 0
    end + case
      when likely.birth > 0 then likely.birth
      when least(of_counted.birth, of_other.birth) > 0 then {{unproven_birth}}
      else 0
    end as personal,
    case
      when likely.surname > 0 then likely.surname
      when least(of_counted.surname, of_other.surname) > 0
        then {{unproven_surname}}
      else 0
    end + case
      when likely.location > 0 then likely.location
      when least(of_counted.location, of_other.location) > 0
        then {{unproven_location}}
      else 0
    end + case
      when likely.number > 0 then likely.number
      when least(of_counted.number, of_other.number) > 0
        then {{unproven_number}}
      else 0
    end + case
      when likely.street > 0 then likely.street
      when least(of_counted.street, of_other.street) > 0
        then {{unproven_street}}
      else 0
    end as others
  from likely
  inner join {{counted_people}} as counted
    on counted.person = likely.counted_person
  inner join {{other_people}} as other
    on other.person = likely.other_person
  inner join {{proven}} as of_counted
    on of_counted.bits = counted.keys
  inner join {{proven}} as of_other
    on of_other.bits = other.keys
)

select
  counted_person,
  other_person
from parts
where personal + others >= {{total}}
  and personal >= {{personal}}
order by
  personal + others desc,
  counted_mark,
  other_mark,
  counted_person,
  other_person
