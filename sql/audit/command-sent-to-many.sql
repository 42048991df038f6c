-- Grain: one row per command by who sent some to more than one machine within
-- the hour.
-- Names: {{calls}} are the calls of the detection; {{scope}} is what is
-- judged; an hour begins at {{hour_from}}.
with sent as (
  select
    event_id, principal, {{hour_from}} as hour,
    json_extract_scalar(request, '$.instanceIds[0]') as machine,
    coalesce(
      json_extract_scalar(request, '$.instanceIds[1]'),
      json_extract_scalar(request, '$.targets[0].key')
    ) is not null as is_many
  from trail_events
  cross join (values (0), (1)) as back (slots)
  where {{scope}}
    and {{calls}}
    and error_code is null
    and invoked_by is null
    and regexp_like(source_ip, '^[0-9a-fA-F.:]+$')
), spread as (
  select principal, hour
  from sent
  group by principal, hour
  having count(distinct machine) > 1
    or max(case when is_many then 1 else 0 end) > 0
)
select distinct sent.event_id, sent.principal as subject
from sent
join spread on spread.principal = sent.principal and spread.hour = sent.hour
