-- Grain: one row per call with the credentials of a machine that came from a
-- public address, or from another network than its agent's. Sessions of
-- machines are called like these (EC2 guide, "Retrieve security credentials
-- from instance metadata").
-- Names: {{scope}} is what is judged.
with machines as (
  select
    event_id, principal, principal_arn, source_ip, event_source, invoked_by,
    strpos(coalesce(user_agent, ''), 'amazon-ssm-agent') > 0 as is_agent,
    principal_arn || ' '
      || split_part(replace(source_ip, '.', ':'), ':', 1)
      || ':' || split_part(replace(source_ip, '.', ':'), ':', 2)
      as machine_network
  from trail_events
  where {{scope}}
    and regexp_like(principal_arn, ':assumed-role/.*/i-[0-9a-zA-Z]+$')
    and regexp_like(source_ip, '^[0-9a-fA-F]+[.:][0-9a-fA-F]*[.:]')
    and vpc_endpoint_id is null
), agents as (
  select distinct principal_arn, machine_network
  from machines
  where is_agent
)
select event_id, principal as subject
from machines
where not is_agent
  and invoked_by is null
  and event_source not in (
    'ssm.amazonaws.com', 'ssmmessages.amazonaws.com',
    'ec2messages.amazonaws.com'
  )
  and machine_network not in (select machine_network from agents)
  and (
    principal_arn in (select principal_arn from agents)
    or not regexp_like(
      source_ip,
      '^((10|127|169[.]254|172[.](1[6-9]|2[0-9]|3[01])|192[.]168)[.]'
        || '|[fF][cCdD]|[fF][eE]80:)'
    )
  )
