-- Grain: one row per event of a log of CloudTrail, as trail_events has it,
-- with the number of its file. {{records}} has each as "event", a struct of
-- its members; {{of_room}} is a condition on "touched", all that it names.
with identified as (
  select
    file,
    event,
    json_transform(event.userIdentity, '{
      "type": "VARCHAR", "principalId": "VARCHAR", "arn": "VARCHAR",
      "accountId": "VARCHAR", "accessKeyId": "VARCHAR",
      "userName": "VARCHAR", "invokedBy": "VARCHAR",
      "sessionContext": {
        "sessionIssuer": {
          "type": "VARCHAR", "arn": "VARCHAR", "userName": "VARCHAR"
        },
        "attributes": {"mfaAuthenticated": "VARCHAR"},
        "sourceIdentity": "VARCHAR"
      }
    }') as who
  from {{records}}
),

parsed as (
  select
    *,
    concat_ws(
      ' ', event.requestParameters, event.responseElements, event.resources,
      event.additionalEventData, event.serviceEventDetails, who.arn,
      who.sessionContext.sessionIssuer.arn
    ) as touched
  from identified
)

select
  file,
  coalesce(
    nullif(event.eventID, ''), 'none-' || md5(event::varchar)
  ) as event_id,
  event.eventVersion as event_version,
  strftime(
    try_cast(event.eventTime as timestamp), '%Y-%m-%dT%H:%M:%SZ'
  ) as event_time,
  event.eventSource as event_source,
  event.eventName as event_name,
  event.awsRegion as aws_region,
  event.sourceIPAddress as source_ip,
  event.userAgent as user_agent,
  event.errorCode as error_code,
  event.errorMessage as error_message,
  try_cast(event.readOnly as boolean) as read_only,
  event.eventType as event_type,
  event.eventCategory as event_category,
  try_cast(event.managementEvent as boolean) as management_event,
  coalesce(event.recipientAccountId, who.accountId) as account,
  event.requestID as request_id,
  event.sharedEventID as shared_event_id,
  event.vpcEndpointId as vpc_endpoint_id,
  who.type as identity_type,
  who.principalId as principal_id,
  who.arn as principal_arn,
  who.accountId as identity_account,
  who.accessKeyId as access_key_id,
  who.userName as user_name,
  who.sessionContext.sessionIssuer.arn as issuer_arn,
  who.sessionContext.sessionIssuer.type as issuer_type,
  who.sessionContext.sessionIssuer.userName as issuer_name,
  who.invokedBy as invoked_by,
  who.sessionContext.attributes.mfaAuthenticated as mfa,
  who.sessionContext.sourceIdentity as source_identity,
  event.userIdentity::varchar as identity,
  event.requestParameters::varchar as request,
  event.responseElements::varchar as response,
  event.additionalEventData::varchar as additional,
  event.resources::varchar as resources,
  event.serviceEventDetails::varchar as service_details,
  coalesce(
    case
      when who.type = 'AssumedRole' then
        who.sessionContext.sessionIssuer.arn
          || '/' || substr(who.principalId, strpos(who.principalId, ':') + 1)
    end,
    who.arn, who.invokedBy, who.principalId, who.type
  ) as principal,
  {{of_room}} as of_room
from parsed
