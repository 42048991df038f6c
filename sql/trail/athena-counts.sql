-- Grain: one row: how many files and deliveries there were, and what of them
-- was not taken as it stands, with the first file of each.
-- Names: {{known_version}} is a pattern, {{foreign}} a condition.
select
  count(distinct path) as files,
  count(*) filter (where copy > 1 and not is_left_out) as duplicates,
  count(*) filter (where is_insight) as insight,
  min(path) filter (where is_insight) as first_insight,
  count(*) filter (where is_no_event and not is_insight) as no_event,
  min(path) filter (where is_no_event and not is_insight) as first_no_event,
  count(*) filter (
    where not regexp_like(eventversion, {{known_version}})
  ) as unknown_version,
  min(path) filter (
    where not regexp_like(eventversion, {{known_version}})
  ) as first_unknown_version,
  count(*) filter (
    where starts_with(id, 'none-') or eventversion is null or owner is null
  ) as missing_fields,
  min(path) filter (
    where starts_with(id, 'none-') or eventversion is null or owner is null
  ) as first_missing_fields,
  count(*) filter (
    where copy = 1 and other > 1 and not is_left_out
  ) as same_id,
  min(path) filter (
    where copy = 1 and other > 1 and not is_left_out
  ) as first_same_id,
  count(*) filter (
    where copy = 1 and not is_left_out and {{foreign}}
  ) as foreign_account,
  min(path) filter (
    where copy = 1 and not is_left_out and {{foreign}}
  ) as first_foreign_account
from trail_deliveries
