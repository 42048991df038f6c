-- Grain: one row per call with the credentials of a machine that came from a
-- public address, or from another network than its agent's. Sessions of
-- machines are called like these (EC2 guide, "Retrieve security credentials
-- from instance metadata").
-- Names: {{scope}} is what is judged.
with machines as (
  select
    event_id, principal, principal_arn, source_ip, event_source, user_agent,
    invoked_by,
    split_part(source_ip, '.', 1) || '.' || split_part(source_ip, '.', 2)
      as network
  from trail_events
  where {{scope}}
    and regexp_like(principal_arn, ':assumed-role/.*/i-[0-9a-zA-Z]+$')
    and regexp_like(source_ip, '^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$')
    and vpc_endpoint_id is null
), agents as (
  select distinct principal_arn, network
  from machines
  where strpos(coalesce(user_agent, ''), 'amazon-ssm-agent') > 0
)
select machines.event_id, machines.principal as subject
from machines
where strpos(coalesce(user_agent, ''), 'amazon-ssm-agent') = 0
  and invoked_by is null
  and event_source not in (
    'ssm.amazonaws.com', 'ssmmessages.amazonaws.com',
    'ec2messages.amazonaws.com'
  )
  and (
    not regexp_like(
      source_ip,
      '^(10|127|169[.]254|172[.](1[6-9]|2[0-9]|3[01])|192[.]168)[.]'
    )
    or (
      principal_arn in (select principal_arn from agents)
      and principal_arn || network not in (
        select principal_arn || network from agents
      )
    )
  )
