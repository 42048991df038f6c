import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An event, and whether a rule of others has to fire for it. */
export interface LabelledEvent {
  readonly id: string;
  readonly rule: string;
  readonly test: string;
  readonly fires: boolean;
  readonly event: Readonly<Record<string, unknown>>;
}

/** Fields of an event, which some of the labelled ones write as columns of a warehouse: in small letters. */
const FIELDS = [
  ...['awsRegion', 'errorCode', 'errorMessage', 'eventCategory', 'eventID', 'eventName'],
  ...['eventSource', 'eventTime', 'eventType', 'eventVersion', 'managementEvent', 'readOnly'],
  ...['recipientAccountId', 'requestParameters', 'responseElements', 'sourceIPAddress'],
  ...['userAgent', 'userIdentity'],
];
const BY_SMALL_NAME = new Map(FIELDS.map((field) => [field.toLowerCase(), field]));

/** Some of the labelled events say no time, or dots in its place; CloudTrail's all have one. */
const SOME_TIME = '2024-01-01T00:00:00Z';

const asWritten = (
  event: Readonly<Record<string, unknown>>,
  id: string,
): Readonly<Record<string, unknown>> => {
  const written: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(event).map(([name, value]) => [
      BY_SMALL_NAME.get(name.toLowerCase()) ?? name,
      value,
    ]),
  );
  const isTimed = !Number.isNaN(Date.parse(String(written.eventTime)));
  return { ...written, ...(!isTimed && { eventTime: SOME_TIME }), eventID: id };
};

/** The labelled events of a folder, each under an id of its own: theirs repeat, or are not there. */
export const readLabelled = (folder: string): readonly LabelledEvent[] =>
  readFileSync(join(folder, 'events.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line, at) => {
      const { rule, test, fires, event } = JSON.parse(line);
      const id = `labelled-${at}`;
      return { id, rule, test, fires, event: asWritten(event, id) };
    });
