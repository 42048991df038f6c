import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { readText } from '#cli/read-file.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { matchTableDigest } from '#core/match-keys/match-table.ts';
import { ABSURD, type Cells, HEADER, line, PARTS } from '#test/support/described-rows.ts';
import { expectRefused, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/people/', import.meta.url));
const PEOPLE = 1_100;

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const rowsOf = (seg: string, ...special: readonly Cells[]): readonly string[] =>
  Array.from({ length: PEOPLE }, (_, n) => line(seg, n, special[n]));

let folder = '';
let terms: Readonly<Record<string, unknown>>;
const at = (name: string): string => join(folder, name);
const put = async (name: string, text: string): Promise<string> => {
  await writeFile(at(name), text);
  return at(name);
};
const inRoom = (...args: readonly string[]): Promise<Ran> => runCli(...args, '--room', at('room'));

beforeAll(async () => {
  folder = await tempFolder();
  const example = parse(await readText(join(EXAMPLE, 'agreement.yaml'), 'agreement'));
  terms = { ...example, privacy: { ...example.privacy, minimumDataset: 500 } };
  await put('agreement.yaml', stringify(terms));
  expect(await inRoom('init', '--agreement', at('agreement.yaml'))).toMatchObject({ code: 0 });
  await agree();
  for (const party of ['brand', 'publisher'])
    await inRoom('drop-key', '--party', party, '--out', at(`${party}.json`));
});
afterAll(removeTempFolders);

const agree = async (...named: readonly string[]): Promise<void> => {
  await inRoom('approve', '--party', 'brand', '--yes', ...named);
  expect(await inRoom('approve', '--party', 'publisher', '--yes')).toMatchObject({ code: 0 });
};

let runs = 0;
interface Preparing {
  readonly party?: string;
  readonly rows?: readonly string[];
  readonly match?: object;
  readonly agreement?: string;
}
const SEGS: Readonly<Record<string, readonly [string, string]>> = {
  brand: ['tier', 'gold'],
  publisher: ['device', 'mobile'],
};
const prepareArgs = async (asked: Preparing): Promise<readonly [string[], drop: string]> => {
  const { party = 'brand', match = PARTS, agreement = 'agreement.yaml' } = asked;
  const [attribute, seg] = SEGS[party] ?? ['', ''];
  runs += 1;
  const list = [HEADER, ...(asked.rows ?? rowsOf(seg)), ''].join('\n');
  const mapping = { identifiers: { email: 'mail' }, attributes: { [attribute]: 'seg' }, match };
  const drop = at(`drop-${runs}`);
  const args = [
    ...['prepare', await put(`list-${runs}.csv`, list), '--party', party, '--out', drop],
    ...['--agreement', at(agreement), '--drop-key', at(`${party}.json`), '--attest', 'agreed'],
    ...['--mapping', await put(`mapping-${runs}.yaml`, stringify(mapping))],
  ];
  return [args, drop];
};
const published = async (asked: Preparing): Promise<string> => {
  const [args, drop] = await prepareArgs(asked);
  const ran = await runCli(...args);
  expect(ran.code, ran.err).toBe(0);
  const { party = 'brand' } = asked;
  const uploaded = await inRoom('upload', drop, '--party', party, '--keep-drop');
  expect(uploaded.code, uploaded.err).toBe(0);
  return ran.out + uploaded.out;
};

describe('a mapping that describes nobody', () => {
  it.each([
    [
      Object.fromEntries(Object.keys(PARTS).map((part) => [part, 'first'])),
      /"match\.surname": this is the column of given_name already/,
      2,
    ],
    [{ ...PARTS, surname: 'Nachname' }, /^There is no column "Nachname" in the file/, 5],
    [{ surname: 'last' }, /a match key joins two things at least/, 2],
    [
      { surname: 'last', birth_date: 'town' },
      /^Most dates of the column "town" are not year first/,
      5,
    ],
    [{ ...PARTS, surname: ['last', 'first'] }, /"match\.surname"/, 2],
  ])('is told in one sentence, and leaves nothing: %o', async (match, says, code) => {
    const [args, drop] = await prepareArgs({ match });
    await expectRefused(args, { code, says, secrets: ['@example', 'Bell'] });
    await expect(readdir(drop)).rejects.toThrow('ENOENT');
  });
});

describe('an agreement whose table is none', () => {
  const table = { ...DEFAULT_TABLE, name: 'own' };
  const digest = matchTableDigest(table);
  it.each([
    [{ table: { ...table, keys: [] }, digest }, /a table has one match key at least/],
    [{ table: { ...table, keys: [['surname']] }, digest }, /joins two features at least/],
    [{ table: { ...table, keys: [['place', 'postcode']] }, digest }, /features of two fields/],
    [{ table: { ...table, points: { ...table.points, place: 1e9 } }, digest }, /points\.place/],
    [{ table: { ...table, name: DEFAULT_TABLE.name, identifier: 9 } }, /has this name, and is an/],
    [{ table: { a: 1 } }, /match\.table/],
    [{ table: 'nobody-1' }, /no table of that name comes with the room/],
    [{ digest }, /this is not the digest of the table/],
    [{ total: 2_000 }, /no pair can have so many points/],
    [{ total: -5 }, /match\.total/],
    [{ cap: 0 }, /match\.cap/],
    [{ cap: 1e9 }, /match\.cap/],
  ])('is refused where it is proposed, by %$', async (match, says) => {
    const text = stringify({ ...terms, match: { ...(terms.match as object), ...match } });
    const file = await put('bad.yaml', text);
    const propose = ['approve', '--agreement', file, '--party', 'brand', '--yes'];
    await expectRefused([...propose, '--room', at('room')], { code: 2, says });
  });
});

describe('cells that say nothing of anybody', () => {
  it('lose no row, make no key, and are counted', async () => {
    const told = await published({ rows: rowsOf('gold', ...ABSURD) });
    expect(told).toMatch(/^1,100 rows read: 1,100 accepted, 0 left out, 0 broken/m);
    expect(told).toMatch(/^given_name .*invalid-identifier 6/m);
    expect(told).toMatch(/^birth_date .*unread-date \d/m);
    expect(told).toMatch(/^Version \S+ of brand\.people is published: 1,100 people/m);
  });

  it('on the other list match nobody by them, and nobody is asked for an identifier', async () => {
    const rows = ABSURD.map((cells, n) => line('mobile', 10_000 + n, { ...cells, mail: '' }));
    const others = rowsOf('mobile').slice(0, 1_000);
    await published({ party: 'publisher', rows: [...rows, ...others] });
    const { out, code } = await inRoom('ask', 'overlap', '--party', 'brand', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).cells[0].people).toBe(1_000);
  });
});

describe('people who are made-up entries, such as Max Mustermann', () => {
  it('are one person, and lift no count over k, and a filler in a name or a birth date makes no key', async () => {
    const same: Cells = {
      ...{ mail: '', given_name: 'Max', surname: 'Mustermann', birth_date: '1990-01-01' },
      ...{ postcode: '10115', place: 'Berlin', street: 'Musterweg', house_number: '1' },
    };
    const filler = { ...same, given_name: 'Test', surname: 'test', birth_date: '1900-01-01' };
    const list = (seg: string, from: number): readonly string[] => [
      ...Array.from({ length: 500 }, () => line(seg, 0, same)),
      ...Array.from({ length: 700 }, (_, n) => line(seg, from + n)),
    ];
    const told = await published({ rows: list('gold', 20_000) });
    await published({ party: 'publisher', rows: list('mobile', 30_000) });
    expect(told).toMatch(/too-common 450/);
    const { out } = await inRoom('ask', 'overlap', '--party', 'brand', '--json');
    expect(JSON.parse(out).cells[0].outcome).toBe('suppressed');
    const [args] = await prepareArgs({
      rows: Array.from({ length: 9 }, () =>
        line('gold', 0, { ...filler, postcode: '', street: '' }),
      ),
    });
    expect((await runCli(...args)).out).toMatch(/^Match keys: 1\.0 of/m);
  });
});

describe('a question', () => {
  it.each([
    [['--on', 'people,email'], /name it alone/],
    [['--on', '_key_a'], /match on one or several of people, email/],
  ])('is not asked by %j', async (on, says) => {
    const args = ['ask', 'overlap', '--party', 'brand', '--room', at('room'), ...on];
    await expectRefused(args, { code: 2, says });
  });

  it('is refused between lists of two tables, which are told, and so is a drop of the former one', async () => {
    const [before, drop] = await prepareArgs({});
    expect(await runCli(...before)).toMatchObject({ code: 0 });
    const table = { ...DEFAULT_TABLE, name: 'own', identifier: 300 };
    const match = { ...(terms.match as object), table, digest: matchTableDigest(table) };
    await agree('--agreement', await put('other.yaml', stringify({ ...terms, match })));
    const room = ['--room', at('room'), '--party', 'brand'];
    const ask = ['ask', 'overlap', ...room];
    await expectRefused(ask, { code: 3, says: /delivered with other match keys/ });
    await expectRefused(['upload', drop, '--keep-drop', ...room], {
      code: 5,
      says: /prepared under another agreement/,
    });
    await agree('--agreement', await put('none.yaml', stringify({ ...terms, match: undefined })));
    await expectRefused([...ask, '--on', 'people'], {
      code: 2,
      says: /does not match on "people"/,
    });
    const [args] = await prepareArgs({ agreement: 'none.yaml' });
    await expectRefused(args, { code: 2, says: /does not match by points: remove "match"/ });
  });
});
