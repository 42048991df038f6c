import { type History, writingOf } from '#core/audit/reconcile/history.ts';
import type { Span } from '#core/audit/reconcile/judgement.ts';
import type { DropEnd } from '#core/audit/reconcile/ledger-facts.ts';
import { DROP_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, ofKind, type RoomCall } from '#core/audit/reconcile/room-call.ts';
import { runOf } from '#core/audit/reconcile/runs.ts';
import { MANIFEST_FILE } from '#core/drop-files.ts';
import { dropName } from '#core/ledger/drop-name.ts';
import {
  type AttemptId,
  attemptFileOf,
  attemptName,
  type DropFile,
  dropFileOf,
  versionOfKey,
} from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';

type Write = CallOf<'write'>;

const isStaged = ({ object: { area, key } }: Write, file: RegExp): boolean =>
  area === 'staging' && file.test(attemptFileOf(key)?.file ?? '');

/** The last thing that a run over a part writes. */
export const isPartReport = (write: Write): boolean => isStaged(write, /^part-\d{4}\.json$/);

/** The last thing that a run over a kind of a shard writes; up to 0.8.0 it was over a whole shard. */
export const isShardReport = (write: Write): boolean =>
  isStaged(write, /^settled-(?:[a-z_]+-)?\d{3}\.json$/);

/** A drop that arrived: its party put its manifest. */
export interface Arrival extends DropFile {
  readonly write: Write;
  readonly at: number;
}

/** Every drop that arrived, as far as the trail tells. */
export const arrivalsIn = (writes: readonly Write[]): readonly Arrival[] =>
  writes.flatMap((write) => {
    const file = write.object.area === 'drops' ? dropFileOf(write.object.key) : undefined;
    return file?.file === MANIFEST_FILE ? [{ ...file, write, at: write.at }] : [];
  });

/** The attempt that an execution makes at a drop (`open-drop` names it so). */
export const attemptOf = (drop: DropFile['drop'], execution: string): string =>
  attemptName(drop, sha256(`${drop} ${execution}`).slice(0, 8));

/** When each drop arrived first, by `dropName`. */
export const arrivalTimes = (calls: readonly RoomCall[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const arrival of arrivalsIn(ofKind(calls, 'write'))) {
    const name = dropName(arrival);
    times.set(name, Math.min(times.get(name) ?? Infinity, arrival.at));
  }
  return times;
};

/** The drop that an entry says the end of. */
const dropOf = ({ event }: DropEnd): string => {
  const { party, dataset = '' } = event;
  return dropName({ party, dataset, drop: 'drop' in event ? event.drop : event.id });
};

/** When work on a drop may have begun that ended so: when it arrived, or as long before as it may take. */
export const beganBefore = (history: History, end: DropEnd): number =>
  (history.arrived.get(dropOf(end)) ?? writingOf(history, end).from - DROP_MS) - SKEW_MS;

/** The time of the work on a drop, by the entries that say how it ended; undefined while none does. */
export const workOn = (history: History, ends: readonly DropEnd[]): Span | undefined =>
  ends.length === 0
    ? undefined
    : {
        from: Math.min(...ends.map((end) => beganBefore(history, end))),
        to:
          Math.max(...ends.map((end) => writingOf(history, end).to)) +
          runOf({ of: 'publish-drop', at: 0 }).to,
      };

/** Which attempt at which list a key of the vault, of staging or of the daily intake is of. */
export const attemptOfKey = (key: string): AttemptId | undefined => {
  const staged = attemptFileOf(key);
  if (staged) return staged;
  const version = versionOfKey(key);
  const [, party, dataset] = /\/party=([^/]+)\/dataset=([^/]+)\//.exec(key) ?? [];
  return version && party && dataset ? { party, dataset, version } : undefined;
};
