import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import { expectOneSentence, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const DAY_MS = 86_400_000;

/** Noon of so many days ago. */
const ago = (days: number): string =>
  `${new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)}T12:00:00`;

const CHANGES = {
  'identifiers.kinds': ['email'],
  'analyses.brand': ['reach', 'conversions', 'attribution', 'value'],
};

let folder = '';
const put = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

const csv = (...lines: readonly string[]): string => [...lines, ''].join('\n');

const PURCHASES = {
  ...{ identifiers: { email: 'E-mail' }, bridges: ['Login'], time: 'When' },
  ...{ value: { column: 'Amount', currencyColumn: 'Curr' }, attributes: { place: 'Place' } },
};

/** 200 people with a login each; the last two share one. */
const CUSTOMERS = csv(
  'E-mail,Tier,Login',
  ...Array.from({ length: 200 }, (_, n) => `p${n}@example.org,gold,login-${Math.min(n, 198)}`),
);

const purchase = (changes: Readonly<Record<string, string>> = {}): string => {
  const right: Readonly<Record<string, string>> = {
    ...{ 'E-mail': '', Login: 'login-1', When: ago(3), Amount: '10.00', Curr: 'EUR' },
    ...{ Place: 'web', ...changes },
  };
  return ['E-mail', 'Login', 'When', 'Amount', 'Curr', 'Place']
    .map((name) => right[name])
    .join(',');
};

/** Thirty purchases that are right, of as many people. */
const RIGHT = Array.from({ length: 30 }, (_, n) => purchase({ Login: `login-${n}` }));

let runs = 0;
/** Prepares purchases; answers what was said, and where the drop is. */
const prepared = async (
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

const inRoom = (command: string, ...args: readonly string[]): Promise<Ran> =>
  runCli(command, ...args, '--room', join(folder, 'room'), '--party', 'brand');

beforeAll(async () => {
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
}, 120_000);
afterAll(removeTempFolders);

describe('a bad event is left out for one reason that says what to do, and nothing is lost', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['future-event', { When: ago(-3) }, 'the event is in the future'],
    ['impossible-time', { When: '2026-02-30T12:00' }, 'there is no such time in the zone'],
    ['unread-time', { When: 'yesterday' }, 'the time is not in the declared form'],
    ['too-old', { When: ago(200) }, 'the event is older than the agreement keeps'],
    ['unread-value', { Amount: 'NaN' }, 'the value is no amount'],
    ['unread-value', { Amount: 'Infinity' }, 'the value is no amount'],
    ['unread-value', { Amount: '' }, 'the value is no amount'],
    ['unread-value', { Amount: '4111111111111111' }, 'the value is no amount'],
    ['other-currency', { Curr: 'USD' }, 'the amount is in another currency'],
    ['duplicate-event', {}, 'an equal event stands before'],
    ['no-identifier', { Login: '' }, 'every identifier of the row is empty'],
  ])('%s %o', async (reason, changes, says) => {
    const ran = await prepared([...RIGHT, purchase({ Login: 'login-1', ...changes })]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('31 rows read: 30 accepted');
    expect(ran.out).toMatch(new RegExp(`^${reason}: ${says}.*\\. Next: .+\\.$`, 'm'));
  });

  it('a file of which no event can be used is no drop', async () => {
    const ran = await prepared([purchase({ When: ago(-3) }), purchase({ Amount: 'NaN' })]);
    expect(ran.code).toBe(5);
    expectOneSentence(ran);
    expect(ran.out).toContain('2 rows read: 0 accepted');
    expect(ran.err).toContain('No row of the file can be used');
  });

  it('amounts that are clipped count, and are counted', async () => {
    const ran = await prepared([...RIGHT, purchase({ Amount: '900' }), purchase({ Amount: '-3' })]);
    expect(ran.out).toContain('32 rows read: 32 accepted');
    expect(ran.out).toContain('1 were above the most that one event counts for, and 1 below 0');
  });
});

describe('what cannot be right is refused before a row is read', () => {
  it('a currency that is not that of the agreement', async () => {
    const value = { column: 'Amount', currency: 'USD' };
    const ran = await prepared(RIGHT, { mapping: { value } });
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('takes amounts in EUR: convert them before the export');
  });

  it('a mapping that is none of events, and none at all', async () => {
    const people = await prepared(RIGHT, { mapping: { time: undefined } });
    const none = await runCli(
      ...['prepare', join(folder, 'customers.csv'), '--party', 'brand', '--dataset', 'purchases'],
      ...['--agreement', join(folder, 'agreement.yaml'), '--out', join(folder, 'never')],
    );
    for (const ran of [people, none]) {
      expect(ran.code).toBe(2);
      expectOneSentence(ran);
    }
    expect(people.err).toContain('"time": this is missing');
    expect(none.err).toContain('"purchases" is a list of events: say how its columns are mapped');
  });

  it.each<[string, object, string]>([
    [
      'a clip that leaves nothing',
      {
        'datasets.brand.purchases.events.value': { revenue: { currency: 'EUR', clip: [0, 0] } },
      },
      'leaves nothing of any value',
    ],
    [
      'a value that is called like a column of every file',
      {
        'datasets.brand.purchases.events.value': { people: { currency: 'EUR', clip: [0, 500] } },
      },
      'the files of an answer have a column of this name',
    ],
    [
      'a look-back that is longer than events are kept',
      { 'datasets.publisher.contacts.events.maxAgeDays': 20 },
      'is longer than the 20 days for which events are kept',
    ],
  ])('an agreement with %s', async (_, changes, says) => {
    const path = await put('other.yaml', eventAgreementText({ ...CHANGES, ...changes }));
    const ran = await runCli('agreement', 'check', path);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(says);
  });

  it('a list of people beside a list of people', async () => {
    const ran = await runCli(
      ...['prepare', join(folder, 'customers.csv'), '--party', 'brand', '--dataset', 'customers'],
      ...['--agreement', join(folder, 'agreement.yaml'), '--out', join(folder, 'never')],
      ...['--mapping', join(folder, 'people.yaml'), '--list', join(folder, 'people')],
    );
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('"customers" is a list of people: --list goes with one of events');
  });

  it('a list of people that is not theirs', async () => {
    const other = await prepared(RIGHT);
    const ran = await prepared(RIGHT, { flags: ['--list', other.drop] });
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('is not of brand.customers, whose events these are');
  });
});

describe('how far events and people reach each other', () => {
  /** 30 people have 32 events, one from long before their list was delivered, one by e-mail; 8 are of nobody. */
  const ROWS = [
    ...RIGHT,
    purchase({ When: ago(100) }),
    purchase({ 'E-mail': 'p7@example.org', Login: '', When: ago(4) }),
    ...Array.from({ length: 8 }, (_, n) => purchase({ Login: `stranger-${n}` })),
  ];
  const SAYS = [
    '80.0 % of 40 events of purchases reach somebody of customers: the id of 8 is in no row of it.',
    '15.0 % of 200 people of customers have an event; 85.0 % have ids and no event.',
    'An id reaches a person in one step: ids of ids are not followed, so put every id of a person into one row.',
  ];

  it('is said by prepare where it knows the people, and by the room once it has both lists', async () => {
    const ran = await prepared(ROWS, { flags: ['--list', join(folder, 'people')] });
    expect(ran).toMatchObject({ code: 0 });
    for (const line of SAYS) expect(ran.out.split('\n')).toContain(line);
    const alone = await inRoom('upload', ran.drop, '--keep-drop');
    expect(alone).toMatchObject({ code: 0 });
    expect(alone.out).toContain('40 events');
    expect(alone.out).not.toContain('reach somebody');
    const asked = await inRoom('ask', 'value');
    expect(asked.code).toBe(3);
    expectOneSentence(asked);
    const both = await inRoom('upload', join(folder, 'people'), '--keep-drop');
    for (const line of SAYS) expect(both.out.split('\n')).toContain(line);
    const again = JSON.parse((await inRoom('upload', ran.drop, '--keep-drop', '--json')).out);
    expect(again).toMatchObject({
      repeated: true,
      bridges: [
        {
          ...{ dataset: 'purchases', of: 'customers', events: 40, linked: 32 },
          ...{ people: 200, reached: 30, withIds: 200 },
        },
      ],
    });
  });

  it('is asked of days that are kept alone', async () => {
    const ran = await inRoom('ask', 'value', '--from', '2026-01-01', '--to', '2026-06-30');
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('The agreement keeps events for 120 days');
  });
});
