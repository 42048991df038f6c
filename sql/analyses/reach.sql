-- Grain: one row per row of the history; `people` is 1 where somebody is
-- counted in the cell of the row. A pair counts under the first few values of
-- its touches, by the time of the first touch of each, and under each in one
-- bucket of how many touches that are. Where no attribute of touches is asked,
-- it counts once, by its person, whose touches may be none.
-- Names: history: people and touches; buckets: those of numbers of touches;
-- cell_first to cell_fourth: a code of it, the bucket, or 1.
-- Values: how many values somebody counts under. It stands in WHERE only:
-- Athena takes a parameter nowhere else.
with history as (
  {{history}}
),

buckets as (
  {{buckets}}
),

numbered as (
  select
    *,
    cast(sum(case role when 2 then counted else 0 end) over (
      partition by pair, first_code, second_code, third_code, fourth_code
    ) as bigint) as times,
    row_number() over (
      partition by pair, first_code, second_code, third_code, fourth_code
      order by 1 - counted, role, happened_at, tie, value
    ) as place
  from history
),

heads as (
  select *, case place when 1 then counted else 0 end as head
  from numbered
),

ranked as (
  select
    *,
    row_number() over (
      partition by pair
      order by 1 - head, 2 - role, happened_at, tie, value
    ) as ordinal
  from heads
),

measured as (
  select pair, first_code, second_code, third_code, fourth_code, bucket,
    head * taken as people
  from ranked
  inner join buckets on buckets.touches = least(ranked.times, 10 * 10 * 10 - 1)
  cross join (values (0), (1)) as outcomes (taken)
  where taken + case when ordinal <= ? then 0 else 1 end = 1
)

select
  pair,
  {{cell_first}} as first_code,
  {{cell_second}} as second_code,
  {{cell_third}} as third_code,
  {{cell_fourth}} as fourth_code,
  people,
  0 as credits,
  0 as amount
from measured
