import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { stringify } from 'yaml';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import { type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const DAY_MS = 86_400_000;

/** Noon of so many days ago. */
export const ago = (days: number): string =>
  `${new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)}T12:00:00`;

/** What the agreement of these tests says otherwise. */
export const CHANGES = {
  'identifiers.kinds': ['email'],
  'analyses.brand': ['reach', 'conversions', 'attribution', 'value'],
};

let folder = '';
/** Writes a file of these tests, and answers its path. */
export const put = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

/** The text of a file of these lines. */
export const csv = (...lines: readonly string[]): string => [...lines, ''].join('\n');

const PURCHASES = {
  ...{ identifiers: { email: 'E-mail' }, bridges: ['Login'], time: 'When' },
  ...{ value: { column: 'Amount', currencyColumn: 'Curr' }, attributes: { place: 'Place' } },
};

/** 200 people with a login each; the last two share one. */
const CUSTOMERS = csv(
  'E-mail,Tier,Login',
  ...Array.from({ length: 200 }, (_, n) => `p${n}@example.org,gold,login-${Math.min(n, 198)}`),
);

/** A purchase of a day that is kept, some of whose fields are others. */
export const purchase = (changes: Readonly<Record<string, string>> = {}): string => {
  const right: Readonly<Record<string, string>> = {
    ...{ 'E-mail': '', Login: 'login-1', When: ago(3), Amount: '10.00', Curr: 'EUR' },
    ...{ Place: 'web', ...changes },
  };
  return ['E-mail', 'Login', 'When', 'Amount', 'Curr', 'Place']
    .map((name) => right[name])
    .join(',');
};

/** Thirty purchases that are right, of as many people. */
export const RIGHT = Array.from({ length: 30 }, (_, n) => purchase({ Login: `login-${n}` }));

let runs = 0;
/** Prepares purchases; answers what was said, and where the drop is. */
export const prepared = async (
  rows: readonly string[],
  { mapping = {}, flags = [] }: { mapping?: object; flags?: readonly string[] } = {},
): Promise<Ran & { readonly drop: string }> => {
  runs += 1;
  const file = await put(
    `purchases-${runs}.csv`,
    csv('E-mail,Login,When,Amount,Curr,Place', ...rows),
  );
  const map = await put(`mapping-${runs}.yaml`, stringify({ ...PURCHASES, ...mapping }));
  const drop = join(folder, `drop-${runs}`);
  const ran = await runCli(
    ...['prepare', file, '--party', 'brand', '--dataset', 'purchases', '--mapping', map],
    ...['--agreement', join(folder, 'agreement.yaml'), '--out', drop],
    ...['--attest', 'everybody agreed', ...flags],
  );
  return { ...ran, drop };
};

/** A command of the brand in the room of these tests. */
export const inRoom = (command: string, ...args: readonly string[]): Promise<Ran> =>
  runCli(command, ...args, '--room', join(folder, 'room'), '--party', 'brand');

/** Where a file of these tests is. */
export const at = (name: string): string => join(folder, name);

/** Makes the room of these tests, and the drop `people` beside it, before all of a file; and removes both after them. */
export const useEventRoom = (): void => {
  beforeAll(setUp, 120_000);
  afterAll(removeTempFolders);
};

const setUp = async (): Promise<void> => {
  folder = await tempFolder();
  const agreement = await put('agreement.yaml', eventAgreementText(CHANGES));
  const room = join(folder, 'room');
  expect(await runCli('init', '--room', room, '--agreement', agreement)).toMatchObject({ code: 0 });
  for (const party of ['brand', 'publisher'])
    await runCli('approve', '--room', room, '--party', party, '--yes');
  const people = {
    ...{ identifiers: { email: 'E-mail' }, bridges: ['Login'], attributes: { tier: 'Tier' } },
  };
  const ran = await runCli(
    ...['prepare', await put('customers.csv', CUSTOMERS), '--dataset', 'customers'],
    ...['--party', 'brand', '--agreement', agreement, '--out', join(folder, 'people')],
    ...['--mapping', await put('people.yaml', stringify(people)), '--attest', 'everybody agreed'],
  );
  expect(ran).toMatchObject({ code: 0 });
  // A bridge id on two people is the first one's.
  expect(ran.out).toMatch(/^duplicate-identifier +1 +"Login"/m);
  expect(ran.out).toContain('an earlier row holds this identifier and keeps it');
};
