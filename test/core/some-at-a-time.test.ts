import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { someAtATime } from '#core/some-at-a-time.ts';
import { STORE_CALLS_AT_ONCE } from '#core/work-limits.ts';

const items = Array.from({ length: 60 }, (_, n) => n);

describe('some at a time', () => {
  it('does each once, no more than so many at once, and answers in order', async () => {
    let [now, most] = [0, 0];
    const done = await someAtATime(items, async (n) => {
      now += 1;
      most = Math.max(most, now);
      await wait((n * 7) % 5);
      now -= 1;
      return n % 3 === 0 ? undefined : n * 2;
    });
    expect(done).toEqual(items.map((n) => (n % 3 === 0 ? undefined : n * 2)));
    expect(most).toBe(STORE_CALLS_AT_ONCE);
    expect(await someAtATime([], async () => 1)).toEqual([]);
  });

  it('begins no more after a fault, and throws it when those have ended that were under way', async () => {
    const [begun, ended] = [new Set<number>(), new Set<number>()];
    const failing = someAtATime(items, async (n) => {
      begun.add(n);
      await wait(n === 5 ? 1 : 20);
      if (n === 5) throw new Error('fifth');
      ended.add(n);
    });
    await expect(failing).rejects.toThrow('fifth');
    expect(begun.size).toBe(STORE_CALLS_AT_ONCE);
    expect(ended.size).toBe(STORE_CALLS_AT_ONCE - 1);
    await wait(30);
    expect(begun.size).toBe(STORE_CALLS_AT_ONCE);
  });
});
