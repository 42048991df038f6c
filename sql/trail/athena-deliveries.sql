-- Grain: in trail_deliveries one row per delivery of an event by a trail.
-- Names: {{records}} is the table of the trail, {{within}} a condition on its
-- partitions, {{of_room}} one on "touched", all that an event names.
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
    -- More than four digits of a year overflow, which try does not catch.
    try(from_iso8601_timestamp(
      case when regexp_like(at, '^(19[7-9]|[2-9][0-9]{2})[0-9]-') then at end
    )) is null
      or eventsource is null or eventname is null as is_no_event
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
)
