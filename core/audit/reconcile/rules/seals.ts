import type { Rule } from '#core/audit/reconcile/history.ts';
import { pairWithin } from '#core/audit/reconcile/pair-within.ts';
import { SEAL_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, ofKind, type RoomCall } from '#core/audit/reconcile/room-call.ts';
import { versionOfKey } from '#core/room-layout.ts';

type Write = CallOf<'write'>;

/** What bears a seal: entries, the note of the head, checkpoints, the reports of versions, and what vouches for a kept match or link. */
const isSealed = ({ object: { area, key } }: Write): boolean =>
  area === 'entries' ||
  area === 'head' ||
  area === 'checkpoints' ||
  ((area === 'matches' || area === 'links') && key.endsWith('/seal.json')) ||
  (area === 'reports' && versionOfKey(key) !== undefined);

const byCredential = <Call extends RoomCall>(calls: readonly Call[]): ReadonlyMap<string, Call[]> =>
  Map.groupBy(calls, ({ credential }) => credential);

/**
 * Each seal is one write, right after it and by the same process, and each sealed thing that was written had its
 * seal. A seal of which nothing came could be one for a forged ledger. A write that lost to another one had a seal
 * too, unless it was the second try of one; so had a report that stands in the place of another.
 */
export const sealsAreWritten: Rule = ({ calls }, judgement) => {
  const seals = byCredential(ofKind(calls, 'seal'));
  const writes = byCredential(ofKind(calls, 'write').filter(isSealed));
  for (const credential of new Set([...seals.keys(), ...writes.keys()])) {
    const own = writes.get(credential) ?? [];
    const awaiting = (seals.get(credential) ?? []).map((seal) => ({
      item: seal,
      from: seal.at - SKEW_MS,
      to: seal.at + SEAL_MS,
    }));
    const { waiting, left } = pairWithin(awaiting, [...own].sort(byTimeThenWon));
    for (const seal of waiting)
      judgement.call(seal, {
        reason: 'left-nothing',
        says: 'the ledger key sealed something that was not written',
        within: { from: seal.at - SKEW_MS, to: seal.at + SEAL_MS },
      });
    for (const write of left.filter((each) => mustBeSealed(each, own)))
      judgement.call(write, {
        reason: 'no-event',
        says: `${write.object.key} was written and the ledger key sealed nothing before`,
        within: { from: write.at - SEAL_MS, to: write.at + SKEW_MS },
      });
  }
};

const byTimeThenWon = (one: Write, other: Write): number =>
  one.at - other.at || Number(one.lost) - Number(other.lost);

const mustBeSealed = (write: Write, all: readonly Write[]): boolean =>
  !write.lost &&
  !all.some(({ lost, object, at }) => lost && object.key === write.object.key && at <= write.at);
