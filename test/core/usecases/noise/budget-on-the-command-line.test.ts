import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { runCommand } from '#cli/program.ts';
import { NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { makeRoom, removeRooms } from './noisy-room.ts';

const TIMEOUT = 60_000;
let folder: string;

beforeAll(async () => {
  folder = await makeRoom(noisyAgreement({ privacy: { ...NOISY_TERMS, epsilonBudget: 1 } }));
}, TIMEOUT);
afterAll(removeRooms);

const run = async (...args: readonly string[]) => {
  const said = { out: '', err: '' };
  const exit = await runCommand([...args, '--room', folder], {
    out: { write: (text: string) => (said.out += text) },
    err: { write: (text: string) => (said.err += text) },
  });
  return { exit, ...said };
};

const ask = (...args: readonly string[]) => run('ask', ...args, '--party', 'brand');

test('a question that the budget pays for is announced, answered, and the next one refused', async () => {
  const dry = await ask('overlap', '--dry-run');
  expect(dry.exit).toBe(EXIT.done);
  expect(dry.out).toContain(
    'It would cost epsilon 0.5 of what may be told about the people of either party.',
  );

  const answer = await ask('overlap', '--json');
  expect(answer.exit).toBe(EXIT.done);
  expect(JSON.parse(answer.out)).toMatchObject({ repeated: false, epsilon: 0.5, sensitivity: 1 });

  const refused = await ask('segments', '--by', 'brand.tier', '--json');
  expect(refused.exit).toBe(EXIT.refused);
  const { error } = JSON.parse(refused.out);
  expect(error).toMatchObject({ reason: 'budget-spent', budget: { left: 0, limit: 0.5 } });
  expect(Date.parse(error.budget.renewsAt)).toBeGreaterThan(Date.now());

  const plain = await ask('segments', '--by', 'brand.tier');
  expect(plain.err).toContain(`can be paid from ${error.budget.renewsAt}`);
  expect((await ask('overlap')).out).toContain(
    'answered before on the same versions, for epsilon 0.5: free',
  );
  expect((await run('status')).out).toContain('0 of 0.5');
});
