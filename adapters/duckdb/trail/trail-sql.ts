import { quoteFile, quoteText } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { MAX_EVENT_BYTES } from '#core/audit/audit-limits.ts';
import { type RoomScope, scopePattern } from '#core/audit/room-scope.ts';

/** Members of an event that are texts (CloudTrail user guide, "CloudTrail record contents"); of another form they come as JSON text. */
const TEXTS = [
  ...['eventVersion', 'eventTime', 'eventSource', 'eventName', 'awsRegion', 'sourceIPAddress'],
  ...['userAgent', 'errorCode', 'errorMessage', 'readOnly', 'eventType', 'eventCategory'],
  ...['managementEvent', 'recipientAccountId', 'requestID', 'eventID', 'sharedEventID'],
  'vpcEndpointId',
];

/** Members that are objects or lists. */
const PARTS = [
  ...['userIdentity', 'requestParameters', 'responseElements', 'additionalEventData'],
  ...['resources', 'serviceEventDetails'],
];

const TYPES = [...TEXTS.map((name) => [name, 'VARCHAR']), ...PARTS.map((name) => [name, 'JSON'])];

const EVENT = `struct(${TYPES.map(([name, type]) => `"${name}" ${type}`).join(', ')})`;

/** Records of files with one object a line: the number `f` of the log it is from, and the event `e`. A line that is no JSON is a row of nothing. */
export const recordsOfFiles = (paths: readonly string[]): string =>
  `(select f as file, e as event from read_json([${paths.map(quoteFile).join(', ')}], format = 'newline_delimited',
    columns = {f: 'integer', e: ${quoteText(EVENT)}}, ignore_errors = true,
    maximum_object_size = ${2 * MAX_EVENT_BYTES}))`;

/** No record, in the columns of the others. */
export const NO_RECORDS = `(select null::integer as file, null::${EVENT} as event where false)`;

/** Records of a JSON list that is bound to `?`. */
export const RECORDS_OF_VALUE = `(select 0 as file, unnest(from_json(?::json, ${quoteText(
  JSON.stringify([Object.fromEntries(TYPES)]),
)})) as event)`;

/** What is read of who called, in the words of DuckDB's json_transform. */
const IDENTITY = JSON.stringify({
  ...Object.fromEntries(
    [...['type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'invokedBy']].map(
      (name) => [name, 'VARCHAR'],
    ),
  ),
  sessionContext: {
    sessionIssuer: { type: 'VARCHAR', arn: 'VARCHAR', userName: 'VARCHAR' },
    attributes: { mfaAuthenticated: 'VARCHAR' },
    sourceIdentity: 'VARCHAR',
  },
});

/** The statement that answers the rows of `trail_events` for some records. */
export const trailSql = (records: string, scope: RoomScope | undefined): Promise<string> =>
  fillSql('trail/duckdb', {
    records,
    identity: quoteText(IDENTITY),
    of_room: scope ? `regexp_matches(touched, ${quoteText(scopePattern(scope))})` : 'true',
  });
