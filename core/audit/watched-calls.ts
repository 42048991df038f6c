import type { Calls, Detection, Watch } from '#core/audit/detection.ts';
import { DETECTIONS } from '#core/audit/detections.ts';

/** Calls that a rule tells of: in a running room none of them happens but while it is deployed anew. */
export interface WatchedCalls extends Watch {
  /** Name of the rule within its stack. */
  readonly id: string;
  /** What an alarm says of them. */
  readonly says: string;
  readonly calls: Calls;
}

/** The name of a detection as stacks write names: `TrailSilenced`. */
const ruleName = (id: string): string =>
  id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

const asWatched = ({ id, title, calls, watch }: Detection): readonly WatchedCalls[] =>
  calls && watch ? [{ ...watch, id: ruleName(id), says: `${title}.`, calls }] : [];

/**
 * What is told of, by rule: the detections that cannot wait. It is not narrowed to things that bear the room's name:
 * a name in a request can be written in many ways, and a room has an account of its own.
 */
export const WATCHED: readonly WatchedCalls[] = DETECTIONS.flatMap(asWatched);

/**
 * What silences the watch, which a second way tells of that does not go by EventBridge: the log of the trail is
 * searched for these.
 */
export const SILENCING: readonly string[] = [
  ...new Set(
    WATCHED.filter(({ silences }) => silences).flatMap(({ calls }) => Object.values(calls).flat()),
  ),
];
