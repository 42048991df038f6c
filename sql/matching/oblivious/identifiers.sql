-- Grain: one row per identifier of one kind of either list. `counted` is 1 for
-- the counted list. A code is 0 where the attribute is the other list's.
-- Names: counted, other: one version of a dataset each; counted_shard,
-- counted_first to counted_fourth, and the same of other: their columns.
-- Values: the kind, twice. They stand in WHERE only: Athena takes a parameter
-- nowhere else.
select
  1 as counted,
  {{counted_shard}} as shard,
  {{counted}}.token_hi,
  {{counted}}.token_lo,
  {{counted}}.person,
  {{counted_first}} as first_code,
  {{counted_second}} as second_code,
  {{counted_third}} as third_code,
  {{counted_fourth}} as fourth_code
from {{counted}}
where {{counted}}.kind = ?
union all
select
  0 as counted,
  {{other_shard}} as shard,
  {{other}}.token_hi,
  {{other}}.token_lo,
  {{other}}.person,
  {{other_first}} as first_code,
  {{other_second}} as second_code,
  {{other_third}} as third_code,
  {{other_fourth}} as fourth_code
from {{other}}
where {{other}}.kind = ?
