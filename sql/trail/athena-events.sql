-- Grain: one row per event, in the columns that every engine has.
-- Names: {{identity}} is who called, as JSON; {{judged}} is a condition on
-- what is judged.
select
  case
    when other = 1 then id
    else id || '~' || cast(other as varchar)
  end as event_id,
  eventversion as event_version,
  at as event_time,
  eventsource as event_source,
  eventname as event_name,
  awsregion as aws_region,
  sourceipaddress as source_ip,
  useragent as user_agent,
  nullif(errorcode, '') as error_code,
  errormessage as error_message,
  try_cast(readonly as boolean) as read_only,
  eventtype as event_type,
  eventcategory as event_category,
  try_cast(managementevent as boolean) as management_event,
  owner as account,
  requestid as request_id,
  sharedeventid as shared_event_id,
  vpcendpointid as vpc_endpoint_id,
  who.type as identity_type,
  who.principalid as principal_id,
  who.arn as principal_arn,
  who.accountid as identity_account,
  who.accesskeyid as access_key_id,
  who.username as user_name,
  session.sessionissuer.arn as issuer_arn,
  session.sessionissuer.type as issuer_type,
  session.sessionissuer.username as issuer_name,
  who.invokedby as invoked_by,
  session.attributes.mfaauthenticated as mfa,
  session.sourceidentity as source_identity,
  {{identity}} as identity,
  nullif(requestparameters, 'null') as request,
  nullif(responseelements, 'null') as response,
  nullif(additionaleventdata, 'null') as additional,
  json_format(cast(cast(resources as array(row(
    "ARN" varchar, "accountId" varchar, "type" varchar
  ))) as json)) as resources,
  nullif(serviceeventdetails, 'null') as service_details,
  coalesce(
    case
      when who.type = 'AssumedRole' then
        session.sessionissuer.arn
          || '/' || substr(who.principalid, strpos(who.principalid, ':') + 1)
    end,
    who.arn, who.invokedby, who.principalid, who.type
  ) as principal,
  of_room
from trail_deliveries
where copy = 1
  and not is_left_out
  and {{judged}}
