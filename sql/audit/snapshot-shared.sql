-- Grain: one row per permission to use a snapshot that was given to somebody
-- who is not its own account. The own account is taken out of the text first.
-- Names: {{scope}} is what is judged.
select event_id, principal as subject
from trail_events
where {{scope}}
  and error_code is null
  and (
    (
      event_source = 'ec2.amazonaws.com'
      and event_name = 'ModifySnapshotAttribute'
      and regexp_like(
        replace(request, coalesce(account, '-'), 'own'),
        '"createVolumePermission".*"add"\s*:\s*\{[^\]]*'
          || '("group"\s*:\s*"all"|"userId"\s*:\s*"?[0-9]{12}\b)'
      )
    )
    or (
      event_source = 'rds.amazonaws.com'
      and event_name in (
        'ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute'
      )
      and regexp_like(
        replace(request, coalesce(account, '-'), 'own'),
        '"valuesToAdd"\s*:\s*\[[^\]]*"(all|[0-9]{12})"'
      )
    )
    or (
      event_source in (
        'redshift.amazonaws.com', 'redshift-serverless.amazonaws.com'
      )
      and event_name in ('AuthorizeSnapshotAccess', 'PutResourcePolicy')
    )
  )
