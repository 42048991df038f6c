import { describe, expect, it } from 'vitest';
import { HERE, hasCase } from '#proof/bench/measure.ts';
import { inTurn } from '#proof/bench/plan.ts';

const BEFORE = { name: 'before', root: '/nowhere' };

describe('two checkouts', () => {
  it('run in turn, the earlier one first', async () => {
    const order: string[] = [];
    const runs = await inTurn(2, [BEFORE, HERE], async ({ name }, run) => {
      order.push(`${name} ${run}`);
      return { seconds: order.length, cpuSeconds: null, rssMegabytes: null };
    });
    expect(order).toEqual(['before 0', 'now 0', 'before 1', 'now 1']);
    expect(runs.get('now')?.map(({ seconds }) => seconds)).toEqual([2, 4]);
  });

  it('are asked for a case before it is run, for the earlier one may lack it, but what is run as it stands here', async () => {
    expect([await hasCase(HERE, 'ingest'), await hasCase(BEFORE, 'ingest')]).toEqual([true, false]);
    expect(await hasCase(BEFORE, 'ask')).toBe(true);
  });
});
