-- Grain: one row per sign-in from a network and by a program that its user
-- had not signed in with before, after he had by others. A network is the
-- first half of an IPv4 address, or the first three groups of an IPv6 one:
-- a trail knows no country.
-- Names: {{scope}} is what is judged.
with entered as (
  select
    event_id, event_time, user_agent,
    case when identity_type = 'AssumedRole'
      then substr(principal_id, strpos(principal_id, ':') + 1)
      else coalesce(principal_arn, principal) end as who,
    split_part(replace(source_ip, '.', ':'), ':', 1)
      || ':' || split_part(replace(source_ip, '.', ':'), ':', 2)
      || case when strpos(source_ip, ':') > 0
        then ':' || split_part(source_ip, ':', 3) else '' end as network
  from trail_events
  where {{scope}}
    and event_source = 'signin.amazonaws.com'
    and event_name = 'ConsoleLogin'
    and json_extract_scalar(response, '$.ConsoleLogin') = 'Success'
    and regexp_like(source_ip, '^[0-9a-fA-F]+[.:][0-9a-fA-F]*[.:]')
), placed as (
  select
    event_id, who, event_time,
    min(event_time) over (partition by who) as first_time,
    min(event_time) over (partition by who, network) as network_since,
    min(event_time) over (partition by who, user_agent) as program_since
  from entered
)
select event_id, who as subject
from placed
where network_since = event_time
  and program_since = event_time
  and first_time < event_time
