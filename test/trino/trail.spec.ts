import { afterAll } from 'vitest';
import { describeTrail } from '#test/contract/trail.contract.ts';
import { openTrinoTrail } from '#test/trino/open-trino-trail.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

describeTrail('of Athena', async (events, scope) => {
  const { trail, close } = await openTrinoTrail(events, scope);
  closing.push(close);
  return trail;
});
