import { describe, expect, it } from 'vitest';
import { awaitAnswer } from '#adapters/aws/client/await-answer.ts';
import type { PendingDocument } from '#core/documents/pending-document.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';

const PENDING: PendingDocument = { kind: 'pending', release: 'a'.repeat(32) };
const REFUSED = refusalDocument({ outcome: 'refused', reason: 'dataset-expired' });

/** A room that says `pending` so often, by a clock that goes on while somebody waits. */
const roomOf = (times: number) => {
  let now = 0;
  const looks: (string | undefined)[] = [];
  const pauses: number[] = [];
  return {
    looks,
    pauses,
    clock: { now: () => new Date(now) },
    wait: async (milliseconds: number) => {
      pauses.push(milliseconds);
      now += milliseconds;
    },
    look: async (awaits?: string) => {
      looks.push(awaits);
      return looks.length > times ? REFUSED : PENDING;
    },
  };
};

describe('waiting for an answer', () => {
  it('asks ever more rarely, for the release that it was told of, and tells how long it took', async () => {
    const room = roomOf(10);
    const told: number[] = [];
    const patience = { timeoutSeconds: 900, onWait: (seconds: number) => told.push(seconds) };
    expect(await awaitAnswer(room, patience)).toBe(REFUSED);
    expect(room.looks).toEqual([undefined, ...new Array(10).fill(PENDING.release)]);
    expect(room.pauses.slice(0, 3)).toEqual([2_000, 3_000, 4_500]);
    expect(Math.max(...room.pauses)).toBe(30_000);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('ends with the patience, and says that it is still to come', async () => {
    const room = roomOf(Number.POSITIVE_INFINITY);
    expect(await awaitAnswer(room, { timeoutSeconds: 60 })).toEqual(PENDING);
    expect(room.pauses.reduce((sum, each) => sum + each, 0)).toBeCloseTo(60_000, -1);
  });

  it('asks once where nobody waits', async () => {
    const room = roomOf(Number.POSITIVE_INFINITY);
    expect(await awaitAnswer(room, { timeoutSeconds: 0 })).toEqual(PENDING);
    expect(room.looks).toHaveLength(1);
  });
});
