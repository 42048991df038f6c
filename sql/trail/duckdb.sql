-- Grain: one row per event of a log of CloudTrail, as trail_events has it,
-- with the number of its file.
-- Names: {{records}} has each as "event", a struct of its members; {{identity}}
-- is what is read of who called; {{of_room}} is a condition on "touched", all
-- that the event names.
with identified as (
  select
    file,
    event,
    json_transform(event.useridentity, {{identity}}) as who
  from {{records}}
),

parsed as (
  select
    *,
    concat_ws(
      ' ', event.requestparameters, event.responseelements, event.resources,
      event.additionaleventdata, event.serviceeventdetails, who.arn,
      who.sessioncontext.sessionissuer.arn
    ) as touched
  from identified
)

select
  file,
  coalesce(
    nullif(event.eventid, ''), 'none-' || md5(event::varchar)
  ) as event_id,
  event.eventversion as event_version,
  nullif(regexp_extract(
    strftime(try_cast(event.eventtime as timestamp), '%Y-%m-%dT%H:%M:%SZ'),
    '^(19[7-9]|[2-9][0-9]{2})[0-9]-.*$'
  ), '') as event_time,
  event.eventsource as event_source,
  event.eventname as event_name,
  event.awsregion as aws_region,
  event.sourceipaddress as source_ip,
  event.useragent as user_agent,
  nullif(event.errorcode, '') as error_code,
  event.errormessage as error_message,
  try_cast(event.readonly as boolean) as read_only,
  event.eventtype as event_type,
  event.eventcategory as event_category,
  try_cast(event.managementevent as boolean) as management_event,
  coalesce(event.recipientaccountid, who.accountid) as account,
  event.requestid as request_id,
  event.sharedeventid as shared_event_id,
  event.vpcendpointid as vpc_endpoint_id,
  who.type as identity_type,
  who.principalid as principal_id,
  who.arn as principal_arn,
  who.accountid as identity_account,
  who.accesskeyid as access_key_id,
  who.username as user_name,
  who.sessioncontext.sessionissuer.arn as issuer_arn,
  who.sessioncontext.sessionissuer.type as issuer_type,
  who.sessioncontext.sessionissuer.username as issuer_name,
  who.invokedby as invoked_by,
  who.sessioncontext.attributes.mfaauthenticated as mfa,
  who.sessioncontext.sourceidentity as source_identity,
  event.useridentity::varchar as identity,
  event.requestparameters::varchar as request,
  event.responseelements::varchar as response,
  event.additionaleventdata::varchar as additional,
  event.resources::varchar as resources,
  event.serviceeventdetails::varchar as service_details,
  coalesce(
    case
      when who.type = 'AssumedRole' then
        who.sessioncontext.sessionissuer.arn
          || '/' || substr(who.principalid, strpos(who.principalid, ':') + 1)
    end,
    who.arn, who.invokedby, who.principalid, who.type
  ) as principal,
  {{of_room}} as of_room
from parsed
