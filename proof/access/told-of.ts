import { WATCHED } from '#core/audit/watched-calls.ts';
import type { OwnerPower } from '#proof/access/owner-powers.ts';

/** What the watch of a room says of a power. */
export interface Told {
  /** The rules that send a notice. */
  readonly notices: readonly string[];
  /** The actions of which none does. */
  readonly untold: readonly string[];
}

/** What CloudTrail calls a service that IAM calls otherwise. */
const SERVICES: Readonly<Record<string, string>> = { cloudwatch: 'monitoring' };

/**
 * What CloudTrail calls what IAM calls otherwise.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
const EVENTS: Readonly<Record<string, string>> = {
  PutLifecycleConfiguration: 'PutBucketLifecycle',
  PutReplicationConfiguration: 'PutBucketReplication',
  PutEncryptionConfiguration: 'PutBucketEncryption',
};

const matches = (pattern: string, event: string): boolean =>
  pattern.endsWith('*') ? event.startsWith(pattern.slice(0, -1)) : pattern === event;

const noticesOf = (service: string, action: string): readonly string[] =>
  WATCHED.filter(({ calls, refused }) =>
    refused
      ? false
      : calls[SERVICES[service] ?? service]?.some((each) =>
          matches(each, EVENTS[action] ?? action),
        ),
  ).map(({ id }) => id);

/** Which notices the calls of a power raise, and which of them raise none. */
export const toldOf = ({ acts }: OwnerPower): Told => {
  const calls = acts.flatMap(({ service, actions }) =>
    actions.map((action) => ({ action, notices: noticesOf(service, action) })),
  );
  return {
    notices: [...new Set(calls.flatMap(({ notices }) => notices))],
    untold: calls.flatMap(({ action, notices }) => (notices.length > 0 ? [] : [action])),
  };
};

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** That as the beginning of a sentence. */
export const toldInWords = ({ notices, untold }: Told): string => {
  if (notices.length === 0) return 'No notice';
  const but = untold.length > 0 ? `, but not of ${quoted(untold)}` : '';
  return `A notice (${quoted(notices)})${but}`;
};
