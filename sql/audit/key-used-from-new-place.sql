-- Grain: one row per call of a principal, known by many calls, at the moment
-- when a network and a program of his are both new. A network is the first
-- half of an IPv4 address, or the first three groups of an IPv6 one; a
-- program is what its name says before the version.
-- Names: {{scope}} is what is judged; how many are many is {{known_by_calls}}.
with used as (
  select
    event_id, event_time, coalesce(issuer_arn, principal_arn) as who,
    split_part(coalesce(user_agent, ''), '/', 1) as program,
    split_part(replace(source_ip, '.', ':'), ':', 1)
      || ':' || split_part(replace(source_ip, '.', ':'), ':', 2)
      || case when strpos(source_ip, ':') > 0
        then ':' || split_part(source_ip, ':', 3) else '' end as network
  from trail_events
  where {{scope}}
    and invoked_by is null
    and regexp_like(source_ip, '^[0-9a-fA-F]+[.:][0-9a-fA-F]*[.:]')
    and coalesce(user_agent, '') <> 'AWS Internal'
    and strpos(coalesce(issuer_name, ''), 'AWSServiceRole') = 0
), placed as (
  select
    event_id, who, event_time,
    min(event_time) over (partition by who, network) as network_since,
    min(event_time) over (partition by who, program) as program_since,
    row_number() over (partition by who order by event_time, event_id)
      as place
  from used
)
select event_id, who as subject
from placed
where network_since = event_time
  and program_since = event_time
  and place > {{known_by_calls}}
