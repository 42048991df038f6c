-- Grain: in trail_deliveries one row per delivery of an event by a trail, in
-- trail_events one per event, in the columns that every engine has. It goes
-- in front of a question. {{records}} is the table of the trail, {{within}}
-- a condition on its partitions, {{of_room}} one on "touched", all that an
-- event names, {{judged}} one on what is judged.
with trail_records as (
  select
    records.*,
    "$path" as path,
    useridentity as who,
    useridentity.sessioncontext as session,
    coalesce(
      nullif(eventid, ''),
      'none-' || lower(to_hex(md5(to_utf8(concat_ws(
        ' ', eventtime, eventsource, eventname, requestid, requestparameters
      )))))
    ) as id,
    substr(eventtime, 1, 19) || 'Z' as at,
    coalesce(recipientaccountid, useridentity.accountid) as owner,
    concat_ws(
      ' ', requestparameters, responseelements,
      json_format(cast(resources as json)), additionaleventdata,
      serviceeventdetails, useridentity.arn,
      useridentity.sessioncontext.sessionissuer.arn
    ) as touched
  from {{records}} as records
  where {{within}}
),

trail_told as (
  select
    *,
    concat_ws(
      ' ', at, eventsource, eventname, who.arn, owner, sourceipaddress,
      errorcode
    ) as what,
    {{of_room}} as of_room,
    coalesce(eventtype = 'AwsCloudTrailInsight', false) as is_insight,
    eventtime is null or eventsource is null or eventname is null
      as is_no_event
  from trail_records
),

trail_deliveries as (
  select
    *,
    is_insight or is_no_event as is_left_out,
    row_number() over (
      partition by is_insight or is_no_event, id, what order by path
    ) as copy,
    dense_rank() over (
      partition by is_insight or is_no_event, id order by what
    ) as other
  from trail_told
),

trail_events as (
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
    errorcode as error_code,
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
    json_format(cast(cast(
      row(
        who.type, who.principalid, who.arn, who.accountid, who.accesskeyid,
        who.username, who.invokedby,
        row(
          row(
            session.sessionissuer.type, session.sessionissuer.principalid,
            session.sessionissuer.arn, session.sessionissuer.accountid,
            session.sessionissuer.username
          ),
          row(session.webidfederationdata.federatedprovider),
          row(
            session.attributes.mfaauthenticated,
            session.attributes.creationdate
          ),
          session.sourceidentity, session.ec2roledelivery
        ),
        row(who.inscopeof.issuertype, who.inscopeof.credentialsissuedto)
      ) as row(
        "type" varchar, "principalId" varchar, "arn" varchar,
        "accountId" varchar, "accessKeyId" varchar, "userName" varchar,
        "invokedBy" varchar,
        "sessionContext" row(
          "sessionIssuer" row(
            "type" varchar, "principalId" varchar, "arn" varchar,
            "accountId" varchar, "userName" varchar
          ),
          "webIdFederationData" row("federatedProvider" varchar),
          "attributes" row(
            "mfaAuthenticated" varchar, "creationDate" varchar
          ),
          "sourceIdentity" varchar, "ec2RoleDelivery" varchar
        ),
        "inScopeOf" row("issuerType" varchar, "credentialsIssuedTo" varchar)
      )
    ) as json)) as identity,
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
)
