import { type EventPattern, Match } from 'aws-cdk-lib/aws-events';
import type { WatchedCalls } from '#core/audit/watched-calls.ts';

const textPattern = (call: string): string | { readonly prefix: string } =>
  call.endsWith('*') ? { prefix: call.slice(0, -1) } : call;

/** Each service with its own calls: a name of one may mean something else in another. */
const oneOf = ({ calls }: WatchedCalls): readonly Readonly<Record<string, unknown>>[] =>
  Object.entries(calls).map(([service, names]) => ({
    eventSource: [`${service}.amazonaws.com`],
    ...(!names.includes('*') && { eventName: names.map(textPattern) }),
  }));

/** Signing in is no call: EventBridge hands it on by a name of its own (EventBridge guide, events of CloudTrail). */
const SIGN_IN = 'AWS Console Sign In via CloudTrail';

/** The pattern of a rule that matches watched calls, as CloudTrail hands them to EventBridge. */
export const eventPattern = (watched: WatchedCalls): EventPattern => {
  const calls = oneOf(watched);
  return {
    // Nobody but AWS may send events whose source begins so.
    source: Match.prefix('aws.'),
    detailType: [watched.calls.signin ? SIGN_IN : 'AWS API Call via CloudTrail'],
    detail: {
      ...(calls.length === 1 ? calls[0] : { $or: calls }),
      ...(watched.refused && { errorCode: Match.prefix('AccessDenied') }),
      ...(watched.root && { userIdentity: { type: ['Root'] } }),
    },
  };
};
