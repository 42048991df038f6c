-- Grain: one row per pair of people, one of each list, whom the points prove to
-- be one, in the order in which they are made pairs. Of those of a list who are
-- described alike the first stands for all: equal rows are one person.
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
  -- What both have, and nothing proves, costs something.
  select
    likely.counted_person,
    likely.other_person,
    counted.mark as counted_mark,
    other.mark as other_mark,
    likely.identifier + coalesce(
      nullif(likely.given, 0),
      {{unproven_given}} * sign(of_counted.given * of_other.given)
    ) + coalesce(
      nullif(likely.birth, 0),
      {{unproven_birth}} * sign(of_counted.birth * of_other.birth)
    ) as personal,
    coalesce(
      nullif(likely.surname, 0),
      {{unproven_surname}} * sign(of_counted.surname * of_other.surname)
    ) + coalesce(
      nullif(likely.location, 0),
      {{unproven_location}} * sign(of_counted.location * of_other.location)
    ) + coalesce(
      nullif(likely.number, 0),
      {{unproven_number}} * sign(of_counted.number * of_other.number)
    ) + coalesce(
      nullif(likely.street, 0),
      {{unproven_street}} * sign(of_counted.street * of_other.street)
    ) as others
  from likely
  inner join {{counted_people}} as counted
    on counted.person = likely.counted_person
    and counted.first_alike = likely.counted_person
  inner join {{other_people}} as other
    on other.person = likely.other_person
    and other.first_alike = likely.other_person
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
