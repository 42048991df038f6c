import type { Rule } from '#core/audit/reconcile/history.ts';
import { pairWithin } from '#core/audit/reconcile/pair-within.ts';
import { SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, ofKind } from '#core/audit/reconcile/room-call.ts';
import { beginningOf } from '#core/audit/reconcile/runs.ts';

type Opening = CallOf<'opening'>;
type Reading = CallOf<'read'>;

const isOfPart = ({ object }: Reading): boolean =>
  object.area === 'drops' && object.key.endsWith('.parquet');

/** Where the reading lies of what was opened. */
const readBefore = ({ at }: Opening) => ({
  from: beginningOf('tokenise-part', at).from,
  to: at + SKEW_MS,
});

/**
 * Each part of a sealed drop has a key of its own, and whoever reads it has that unwrapped once, in the same process and after
 * it was read. One opening more is of a part that came another way: such as a copy of a drop that somebody intercepted.
 */
export const openingsAreOfParts: Rule = ({ calls }, judgement) => {
  const openings = Map.groupBy(ofKind(calls, 'opening'), ({ credential }) => credential);
  const readings = Map.groupBy(
    ofKind(calls, 'read').filter(isOfPart),
    ({ credential }) => credential,
  );
  for (const [credential, own] of openings) {
    const awaiting = own.map((item) => ({ item, ...readBefore(item) }));
    for (const opening of pairWithin(awaiting, readings.get(credential) ?? []).waiting)
      judgement.call(opening, {
        reason: 'left-nothing',
        says: 'the key that opens sealed drops was used, and no part of a drop was read for it',
        within: readBefore(opening),
      });
  }
};
