import type { History, Rule } from '#core/audit/reconcile/history.ts';
import type { Judgement } from '#core/audit/reconcile/judgement.ts';
import { pairWithin } from '#core/audit/reconcile/pair-within.ts';
import { ARRIVAL_MS, SEAL_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, ofKind, type RoomCall } from '#core/audit/reconcile/room-call.ts';

type Decryption = CallOf<'decrypt'>;

const placeOf = ({ by }: RoomCall, bucket: string, key = ''): string => `${by} ${bucket}/${key}`;

/**
 * S3 decrypts for whoever reads. An object of a drop has a key of its own: each reading is one decryption, and the
 * other way round. The vault has a key for the bucket, which S3 asks for now and then (S3 guide, "Reducing the cost
 * of SSE-KMS with Amazon S3 Bucket Keys"): there a decryption goes with some reading or writing of the same caller.
 */
export const decryptionsAreReadings: Rule = (history, judgement) => {
  const decryptions = ofKind(history.calls, 'decrypt');
  const isOfObject = ({ actor, key }: Decryption): boolean =>
    actor.is === 'function' && key !== undefined;
  ofObjects(history, judgement, decryptions.filter(isOfObject));
  for (const each of decryptions.filter((one) => !isOfObject(one)))
    withSomething(history, judgement, each);
};

const ofObjects = (
  { calls }: History,
  judgement: Judgement,
  decryptions: readonly Decryption[],
): void => {
  const reads = Map.groupBy(
    ofKind(calls, 'read').filter(
      ({ object, actor }) => object.area === 'drops' && actor.is === 'function',
    ),
    (read) => placeOf(read, read.object.bucket, read.object.key),
  );
  const own = Map.groupBy(decryptions, (each) => placeOf(each, each.bucket, each.key));
  for (const place of new Set([...reads.keys(), ...own.keys()])) {
    const awaiting = (own.get(place) ?? []).map((item) => ({ item, ...around(item) }));
    const { waiting, left } = pairWithin(awaiting, reads.get(place) ?? []);
    for (const each of waiting)
      judgement.call(each, {
        reason: 'left-nothing',
        says: 'an object of a drop was decrypted, and nobody read it',
        within: around(each),
      });
    for (const read of left)
      judgement.call(read, {
        reason: 'no-event',
        says: 'an object of a drop was read, and nothing was decrypted for it',
        within: around(read),
      });
  }
};

const around = ({ at }: RoomCall) => ({ from: at - SKEW_MS, to: at + SKEW_MS });

const withSomething = ({ calls }: History, judgement: Judgement, each: Decryption): void => {
  const touches = [...ofKind(calls, 'read'), ...ofKind(calls, 'write')];
  const to = each.at + (each.actor.is === 'party' ? ARRIVAL_MS : SEAL_MS);
  const within = { from: each.at - SEAL_MS, to };
  const found = touches.some(
    ({ by, at, object }) =>
      by === each.by &&
      object.bucket === each.bucket &&
      (each.key === undefined || object.key === each.key) &&
      at >= within.from &&
      at <= within.to,
  );
  if (!found)
    judgement.call(each, {
      reason: 'left-nothing',
      says: 'something of a bucket was decrypted, and nothing there was read or written',
      within,
    });
};
