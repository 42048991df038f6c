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
), networks as (
  select who, network, min(event_time) as since
  from used group by who, network
), programs as (
  select who, program, min(event_time) as since
  from used group by who, program
), known as (
  select new_place.who, new_place.network, count(*) as calls
  from networks as new_place
  join used
    on used.who = new_place.who and used.event_time < new_place.since
  group by new_place.who, new_place.network
)
select used.event_id, used.who as subject
from used
join networks
  on networks.who = used.who and networks.network = used.network
join programs
  on programs.who = used.who and programs.program = used.program
join known
  on known.who = used.who and known.network = used.network
where networks.since = used.event_time
  and programs.since = used.event_time
  and known.calls >= {{known_by_calls}}
