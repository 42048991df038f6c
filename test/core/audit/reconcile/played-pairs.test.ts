import { beforeAll, describe, expect, it } from 'vitest';
import { reconcile } from '#core/audit/reconcile/reconcile.ts';
import type { Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import { MATCH_FILES } from '#core/matching/match-keys.ts';
import { PLAYED_OUTPUTS as OUTPUTS, type PlayedHistory } from '#proof/trail/play-history.ts';
import { playPairs } from '#proof/trail/play-pairs.ts';
import type { TrailEvent } from '#proof/trail/trail-writer.ts';
import {
  adds,
  keyOf,
  lastOn,
  MALLORY,
  own,
  type PlantedAct,
  REPORT,
  timeOf,
} from '#test/support/trail/plant.ts';
import { rowsOf } from '#test/support/trail/trail-rows.ts';
import { s3Call } from '#test/support/trail/written-world.ts';

let history: PlayedHistory;
beforeAll(async () => {
  history = await playPairs();
}, 120_000);

const judge = (events: readonly TrailEvent[]): Reconciliation => {
  const rows = rowsOf(events);
  const [from = null, to = null] = [rows[0], rows.at(-1)].map((row) => String(row?.event_time));
  return reconcile({ ...history, rows, from, to });
};

const TEXT = new RegExp(`^matches/.*/on=people/${MATCH_FILES.text}$`);
const TOKENS = /^vault\/.*\.parquet$/;

/** An unwrapping with the key that opens sealed drops, as CloudTrail tells it. */
const opening = {
  ...{ service: 'kms', name: 'Decrypt', about: [OUTPUTS.OpenerKeyArn] },
  request: { keyId: OUTPUTS.OpenerKeyArn, encryptionAlgorithm: 'RSAES_OAEP_SHA_256' },
} as const;

const acts: readonly PlantedAct[] = [
  {
    says: 'an administrator opens a drop',
    reason: 'not-who-may',
    plant: adds(() => ({ who: MALLORY, call: opening })),
  },
  {
    says: 'a function opens one that reads no drops',
    reason: 'not-who-may',
    plant: adds(() => ({ who: own('tell-subject'), call: opening })),
  },
  {
    says: 'credentials of a function open one while it does not run',
    reason: 'outside-a-run',
    plant: adds(() => ({ who: own('tokenise-part'), call: opening })),
  },
  {
    says: 'a function opens one more than it read parts',
    reason: 'left-nothing',
    plant: adds((played) => ({
      ...{ who: own('tokenise-part'), call: opening },
      at: timeOf(lastOn(played, REPORT)),
    })),
  },
  {
    says: 'an administrator puts pairs of his own in the place of those',
    reason: 'not-who-may',
    plant: adds((played) => ({
      who: MALLORY,
      call: s3Call('PutObject', [OUTPUTS.VaultBucket, keyOf(lastOn(played, TEXT))]),
    })),
  },
  {
    says: 'the pairing role puts them while nothing is answered',
    reason: 'out-of-window',
    plant: adds((played) => ({
      who: own('pair-people'),
      call: s3Call('PutObject', [OUTPUTS.VaultBucket, keyOf(lastOn(played, TEXT))]),
    })),
  },
  {
    says: 'the pairing role reads tokens while nothing is answered',
    reason: 'out-of-window',
    plant: adds((played) => ({
      who: own('pair-people'),
      call: s3Call('GetObject', [OUTPUTS.VaultBucket, keyOf(lastOn(played, TOKENS))]),
    })),
  },
  {
    says: 'an administrator has people paired',
    reason: 'not-who-may',
    plant: adds(() => ({
      who: MALLORY,
      call: {
        ...{ service: 'lambda', name: 'Invoke' },
        request: { functionName: `${history.room.name}-pair-people` },
      },
    })),
  },
];

describe('a day on which people were paired for a question', () => {
  it('is explained, every call and every entry', () => {
    const found = judge(history.events);
    expect(found.open).toEqual([]);
    expect(found).toMatchObject({ entriesWithoutEvents: 0, explained: found.calls });
    const openings = history.events.filter(
      ({ eventName, requestParameters }) =>
        eventName === 'Decrypt' &&
        (requestParameters as { keyId?: string }).keyId === OUTPUTS.OpenerKeyArn,
    );
    expect(openings).toHaveLength(2);
    const types = history.entries.map(({ event }) => event.type);
    expect(types).toContain('answer-released');
    expect(keyOf(lastOn(history, TEXT))).toMatch(TEXT);
  });

  it.each(acts)('does not explain that $says', ({ plant, reason }) => {
    const { events, eventId } = plant(history);
    const told = judge(events).open.map((each) => [each.reason, each.eventId]);
    expect(told).toContainEqual([reason, eventId]);
  });
});
