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
), networks as (
  select who, network, min(event_time) as since
  from entered group by who, network
), programs as (
  select who, user_agent, min(event_time) as since
  from entered group by who, user_agent
), first_times as (
  select who, min(event_time) as since from entered group by who
)
select entered.event_id, entered.who as subject
from entered
join networks
  on networks.who = entered.who and networks.network = entered.network
join programs
  on programs.who = entered.who and programs.user_agent = entered.user_agent
join first_times on first_times.who = entered.who
where networks.since = entered.event_time
  and programs.since = entered.event_time
  and first_times.since < entered.event_time
