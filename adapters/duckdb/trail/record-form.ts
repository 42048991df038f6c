import type { UnreadReason } from '#core/trail/examined.ts';

/** How CloudTrail begins each event. */
const EVENT = Buffer.from('{"eventVersion"');

/** What a record of a log comes to: the JSON text of an event on one line, or why there is none. */
export type ReadRecord = { readonly event: Buffer } | { readonly unread: UnreadReason };

/**
 * The event that a record is or holds: as CloudTrail writes it; in the `detail` of EventBridge; as a text in
 * `CloudTrailEvent` (LookupEvents), in `eventJson` (CloudTrail Lake), or in the `message` of CloudWatch Logs. A column
 * of Lake that is no JSON cannot be told from other tables, so such a row is none.
 */
export const readRecord = (text: Buffer): ReadRecord => {
  if (text.subarray(0, EVENT.length).equals(EVENT)) return { event: onOneLine(text) };
  const record = parsed(text.toString());
  if (record === undefined) return { unread: 'not-an-event' };
  if ('eventVersion' in record || ('eventTime' in record && 'eventName' in record))
    return { event: onOneLine(text) };
  return heldBy(record);
};

const heldBy = (record: Json): ReadRecord => {
  const { detail, CloudTrailEvent, eventJson, message } = record;
  if ('digestStartTime' in record && 'digestS3Object' in record) return { unread: 'digest' };
  if ('detail-type' in record && isObject(detail))
    return { event: Buffer.from(JSON.stringify(detail)) };
  const inner = [CloudTrailEvent, eventJson, message].find((each) => typeof each === 'string');
  if (inner === undefined || parsed(inner) === undefined) return { unread: 'not-an-event' };
  return { event: onOneLine(Buffer.from(inner)) };
};

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object, or a row of CloudTrail Lake, which is a list of objects of one column each. */
const parsed = (text: string): Json | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
    return Array.isArray(value) && value.every(isObject) ? Object.assign({}, ...value) : undefined;
  } catch {
    return undefined;
  }
};

/** JSON has line ends only between its signs. */
const onOneLine = (text: Buffer): Buffer => {
  if (!text.includes('\n') && !text.includes('\r')) return text;
  return Buffer.from(text.toString('latin1').replaceAll(/[\r\n]/g, ' '), 'latin1');
};
