-- Grain: one row per pair of people, one of each list, who share an identifier
-- of one kind. A person has one pair at most.
-- Names: counted, other: one version of a dataset each; counted_shard,
-- counted_first to counted_fourth, and the same of other: their columns.
-- Values: the kind, twice. They stand in WHERE only: Athena takes a parameter
-- nowhere else.
select
  0 as kinds_after,
  {{counted}}.person as counted_person,
  {{other}}.person as other_person,
  greatest({{counted_first}}, {{other_first}}) as first_code,
  greatest({{counted_second}}, {{other_second}}) as second_code,
  greatest({{counted_third}}, {{other_third}}) as third_code,
  greatest({{counted_fourth}}, {{other_fourth}}) as fourth_code
from {{counted}}
inner join {{other}}
  on {{other_shard}} = {{counted_shard}}
  and {{other}}.token_hi = {{counted}}.token_hi
  and {{other}}.token_lo = {{counted}}.token_lo
where {{counted}}.kind = ?
  and {{other}}.kind = ?
