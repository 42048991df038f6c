-- Grain: one row per label of the other list, in their order; `member` is 1
-- where its person is matched to one of the segment.
-- Names: match: who is whom, with the codes of the counted one's attributes;
-- other: the list whose labels they are.
-- Values: the codes of the segment, of the first attribute and of the second,
-- each between commas; the kind of labels.
with matches as (
  {{match}}
),

members as (
  select other_person
  from matches
  where strpos(?, concat(',', cast(first_code as varchar), ',')) > 0
    and strpos(?, concat(',', cast(second_code as varchar), ',')) > 0
)

select
  {{other}}.token_hi,
  {{other}}.token_lo,
  case when members.other_person is null then 0 else 1 end as member
from {{other}}
left join members on members.other_person = {{other}}.person
where {{other}}.kind = ?
order by {{other}}.token_hi, {{other}}.token_lo
