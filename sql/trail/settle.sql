-- Grain: one row per delivery that repeats an earlier one, or brings another
-- event under its id: its row, and which of the events of the id it is.
-- What is compared is written alike in every form of a log.
-- Names: none.
with repeated as (
  select event_id from loaded group by event_id having count(*) > 1
),

told as (
  select
    loaded.rowid as delivery,
    event_id,
    file,
    concat_ws(
      ' ', event_time, event_source, event_name, principal_arn, account,
      source_ip, error_code
    ) as what
  from loaded join repeated using (event_id)
)

select
  delivery,
  file,
  row_number() over (
    partition by event_id, what order by file, delivery
  ) as copy,
  dense_rank() over (partition by event_id order by what) as other
from told
