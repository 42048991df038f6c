/**
 * Columns of the table `trail_events`, the same on every engine: texts, but for the truths named below. What
 * CloudTrail calls each stands in its user guide under "CloudTrail record contents"; parts of an event that are
 * objects are JSON texts.
 */
export const TRAIL_COLUMNS = [
  ...['event_id', 'event_version', 'event_time', 'event_source', 'event_name', 'aws_region'],
  ...['source_ip', 'user_agent', 'error_code', 'error_message', 'read_only', 'event_type'],
  ...['event_category', 'management_event', 'account', 'request_id', 'shared_event_id'],
  ...['vpc_endpoint_id', 'identity_type', 'principal_id', 'principal_arn', 'identity_account'],
  ...['access_key_id', 'user_name', 'issuer_arn', 'issuer_type', 'issuer_name', 'invoked_by'],
  ...['mfa', 'source_identity', 'identity', 'request', 'response', 'additional', 'resources'],
  ...['service_details', 'principal', 'of_room'],
] as const;
