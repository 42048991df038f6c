-- Grain: one row per rule that lets every address in, or a large part of all.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and event_source = 'ec2.amazonaws.com'
  and error_code is null
  and (
    (
      event_name in (
        'AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules'
      )
      and regexp_like(request, '"[0-9A-Fa-f.:]+/[0-7]"')
    )
    or (
      event_name in ('CreateNetworkAclEntry', 'ReplaceNetworkAclEntry')
      and lower(json_extract_scalar(request, '$.ruleAction')) = 'allow'
      and coalesce(json_extract_scalar(request, '$.egress'), 'false') = 'false'
      and regexp_like(
        coalesce(
          json_extract_scalar(request, '$.cidrBlock'),
          json_extract_scalar(request, '$.ipv6CidrBlock')
        ),
        '/[0-7]$'
      )
    )
  )
