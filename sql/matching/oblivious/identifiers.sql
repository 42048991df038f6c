-- Grain: one row per identifier of one kind of either list. `counted` is 1 for
-- the counted list. `codes` are the codes of all attributes in one number, two
-- digits each, the first one last, and 0 where the attribute is of the other
-- list: so the codes of two people, one of each list, add up to those of both.
-- Names: counted, other: one version of a dataset each; counted_first to
-- counted_ninth, and the same of other: their columns.
-- Values: the kind, twice. They stand in WHERE only: Athena takes a parameter
-- nowhere else.
select
  1 as counted,
  0 as kinds_before,
  {{counted}}.token_hi,
  {{counted}}.token_lo,
  {{counted}}.person,
  {{counted_first}} + 100 * ({{counted_second}}
    + 100 * ({{counted_third}} + 100 * ({{counted_fourth}}
    + 100 * ({{counted_fifth}} + 100 * ({{counted_sixth}}
    + 100 * ({{counted_seventh}} + 100 * ({{counted_eighth}}
    + 100 * {{counted_ninth}}))))))) as codes
from {{counted}}
where {{counted}}.kind = ?
union all
select
  0 as counted,
  0 as kinds_before,
  {{other}}.token_hi,
  {{other}}.token_lo,
  {{other}}.person,
  {{other_first}} + 100 * ({{other_second}}
    + 100 * ({{other_third}} + 100 * ({{other_fourth}}
    + 100 * ({{other_fifth}} + 100 * ({{other_sixth}}
    + 100 * ({{other_seventh}} + 100 * ({{other_eighth}}
    + 100 * {{other_ninth}}))))))) as codes
from {{other}}
where {{other}}.kind = ?
