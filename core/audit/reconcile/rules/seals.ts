import type { Area } from '#core/access/areas.ts';
import { FUNCTIONS } from '#core/access/functions.ts';
import type { Rule } from '#core/audit/reconcile/history.ts';
import type { Span } from '#core/audit/reconcile/judgement.ts';
import { pairWithin } from '#core/audit/reconcile/pair-within.ts';
import { SEAL_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import {
  type CallOf,
  functionBehind,
  ofKind,
  type RoomCall,
} from '#core/audit/reconcile/room-call.ts';
import { versionOfKey } from '#core/room-layout.ts';

type Write = CallOf<'write'>;

/**
 * What the key is used for: entries, the note of the head, checkpoints, the reports of versions, what vouches for a kept match or
 * link, and for the marks and successors of an erasure bear a seal, and each list is drawn by a key of its own that comes of it.
 */
const isSealed = ({ object: { area, key } }: Write): boolean =>
  area === 'entries' ||
  area === 'head' ||
  area === 'checkpoints' ||
  area === 'lists' ||
  ((area === 'matches' || area === 'links') && key.endsWith('/seal.json')) ||
  (area === 'tombstones' && key.endsWith('.json')) ||
  (area === 'reports' && versionOfKey(key) !== undefined);

const byCredential = <Call extends RoomCall>(calls: readonly Call[]): ReadonlyMap<string, Call[]> =>
  Map.groupBy(calls, ({ credential }) => credential);

/** How long a write may come after its seal: at once, but for a list, which is drawn in between. */
const sealedFor = (area: Area | undefined): number =>
  area === 'lists' ? FUNCTIONS['make-list'].size.timeoutSeconds * 1_000 : SEAL_MS;

const areaOf = (seal: CallOf<'seal'>): Area | undefined =>
  functionBehind(seal) === 'make-list' ? 'lists' : undefined;

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
    const awaiting = [...own].sort(byTimeThenWon).map((item) => ({ item, ...sealing(item) }));
    const { waiting, left } = pairWithin(awaiting, seals.get(credential) ?? []);
    for (const seal of left)
      judgement.call(seal, {
        reason: 'left-nothing',
        says: 'the ledger key sealed something that was not written',
        within: { from: seal.at - SKEW_MS, to: seal.at + sealedFor(areaOf(seal)) },
      });
    for (const write of waiting.filter((each) => mustBeSealed(each, own)))
      judgement.call(write, {
        reason: 'no-event',
        says: `${write.object.key} was written and the ledger key sealed nothing before`,
        within: sealing(write),
      });
  }
};

const sealing = ({ at, object }: Write): Span => ({
  from: at - sealedFor(object.area),
  to: at + SKEW_MS,
});

const byTimeThenWon = (one: Write, other: Write): number =>
  one.at - other.at || Number(one.lost) - Number(other.lost);

const mustBeSealed = (write: Write, all: readonly Write[]): boolean =>
  !write.lost &&
  !all.some(({ lost, object, at }) => lost && object.key === write.object.key && at <= write.at);
