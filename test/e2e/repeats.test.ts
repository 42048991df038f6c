import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { expectOneSentence, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** An export of orders: each customer has two rows, of which the later one has another tier; some did not agree. */
const orders = (customers: number): string => {
  const rows = Array.from({ length: customers }, (_, n) => n).flatMap((n) => [
    `c${n}@example.org,gold,yes,2026-01-01`,
    `c${n}@example.org,silver,yes,2026-02-01`,
    `d${n}@example.org,gold,no,2026-02-01`,
  ]);
  return ['Email,Tier,Opt-in,Ordered', ...rows, ''].join('\n');
};

const FLAGS = [
  ...['--map', 'email=Email', '--attribute', 'tier=Tier', '--consent', 'Opt-in=yes'],
  ...['--party', 'brand'],
];

let folder = '';
let agreement = '';

/** Prepares so many customers; answers what was printed, and where the drop is. */
const prepareOrders = async (customers: number, ...flags: readonly string[]) => {
  const file = join(await tempFolder(), 'orders.csv');
  await writeFile(file, orders(customers));
  const out = join(await tempFolder(), 'drop');
  const where = ['--agreement', agreement, '--out', out];
  return { out, ran: await runCli('prepare', file, ...where, ...FLAGS, ...flags) };
};

beforeAll(async () => {
  folder = await tempFolder();
  agreement = join(folder, 'agreement.yaml');
  await writeFile(agreement, stringify(agreementDocument()));
});
afterAll(removeTempFolders);

describe('an export of orders', () => {
  it('is prepared, and says which row of a customer counts and where all others are named', async () => {
    const { out, ran } = await prepareOrders(120);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain(
      '360 rows read: 120 accepted, 240 left out, 0 broken (0.0 % of accepted and broken)',
    );
    expect(ran.out).toMatch(/^repeat-differs +120 +"Email" +3, 6, 9$/m);
    expect(ran.out).toMatch(/^no-consent +120 +"Opt-in" +4, 7, 10$/m);
    expect(ran.out).toContain('the first one gives the attributes');
    expect(ran.out).toContain(`"${join(out, 'quarantine.csv')}"`);
    const quarantine = await readFile(join(out, 'quarantine.csv'), 'utf8');
    expect(quarantine.split('\n').slice(0, 3)).toEqual([
      ...['line,column,reason', '3,Email,repeat-differs', '4,Opt-in,no-consent'],
    ]);
  });

  it('takes the latest row, or none, where the flags say so', async () => {
    const last = await prepareOrders(120, '--repeats', 'last=Ordered');
    expect(last.ran).toMatchObject({ code: 0, err: '' });
    expect(last.ran.out).toContain('the latest one gives the attributes');
    const refuse = await prepareOrders(120, '--repeats', 'refuse');
    expect(refuse.ran.code).toBe(5);
    expect(refuse.ran.err).toContain('Rows of one person differ');
  });

  it.each([['latest'], ['last='], ['']])(
    'is not prepared by a rule of no meaning: %j',
    async (rule) => {
      const { ran } = await prepareOrders(3, '--repeats', rule);
      expect(ran.code).toBe(2);
      expectOneSentence(ran);
    },
  );
});

describe('a list that is too small to be asked about', () => {
  it('is told so when it is prepared and uploaded, and again when the same list comes', async () => {
    const room = ['--room', join(folder, 'room')];
    const says = /brand\.customers has 99 people, fewer than the 100 that the agreement demands/;
    await runCli('init', '--agreement', agreement, ...room);
    const first = await prepareOrders(99);
    expect(first.ran.code).toBe(0);
    expect(first.ran.err).toMatch(says);
    const uploaded = await runCli('upload', first.out, '--party', 'brand', ...room);
    expect(uploaded).toMatchObject({ code: 0, err: expect.stringMatching(says) });
    const { out } = await prepareOrders(99);
    const again = await runCli('upload', out, '--party', 'brand', ...room);
    expect(again).toMatchObject({ code: 0, err: expect.stringMatching(says) });
    expect(again.out).toContain('no new version was made, and nothing is charged');
  });
});
