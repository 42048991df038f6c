import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { matchTableDigest } from '#core/match-keys/match-table.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const FEBRL = fileURLToPath(new URL('../../examples/febrl/', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../examples/people/', import.meta.url));
const NAME = DEFAULT_TABLE.name;
let folder = '';
const inFolder = (name: string): string => join(folder, name);

interface Learned {
  readonly file?: string;
  readonly digest: string;
  readonly table: { readonly name: string; readonly keys: readonly unknown[] };
  readonly terms: { readonly total: number };
  readonly judged: {
    readonly onBoth: number;
    readonly pairs: number;
    readonly right: number;
    readonly precision: number;
    readonly recall: number;
    readonly differs: readonly { readonly way: string; readonly pairs: number }[];
  };
}

const learn = async (...args: readonly string[]): Promise<Learned> => {
  const { code, out, err } = await runCli('match', 'learn', ...args, '--json');
  expect(code, out + err).toBe(0);
  return JSON.parse(out) as Learned;
};

beforeAll(async () => {
  folder = await tempFolder();
  for (const seed of ['1', '2'])
    await runCli('sample', 'people', '--people', '3000', '--seed', seed, '--out', inFolder(seed));
  await writeFile(
    inFolder('febrl.yaml'),
    'identifiers: { customer_id: soc_sec_id }\nmatch: { given_name: given_name, surname: surname, birth_date: date_of_birth, postcode: postcode, place: suburb, street: address_1, house_number: street_number }\n',
  );
});
afterAll(removeTempFolders);

describe('match learn', () => {
  it('writes a table that finds other people than those it was learned from', async () => {
    const out = inFolder('learned.yaml');
    const learned = await learn('--from', inFolder('1'), '--out', out, '--name', 'made-up-1');
    expect(learned).toMatchObject({ file: out, table: { name: 'made-up-1' } });
    const judged = await learn('--from', inFolder('2'), '--judge', out);
    expect(judged.digest).toBe(learned.digest);
    expect(judged.judged.onBoth).toBe(1_500);
    expect(judged.judged.precision).toBeGreaterThan(0.94);
    expect(judged.judged.recall).toBeGreaterThan(0.94);
    const ways = judged.judged.differs.map(({ way }) => way);
    expect(ways).toEqual(expect.arrayContaining(['nothing', 'moved', 'nickname', 'birth-missing']));
  }, 60_000);

  it('writes nothing over a file that is there, and the same bytes for the same people', async () => {
    const [one, two] = ['one.yaml', 'two.yaml'].map(inFolder);
    for (const out of [one, two]) await learn('--from', inFolder('1'), '--out', out ?? '');
    expect(await readFile(two ?? '', 'utf8')).toBe(await readFile(one ?? '', 'utf8'));
    const again = await runCli('match', 'learn', '--from', inFolder('2'), '--out', one ?? '');
    expect(again.code).toBe(2);
    expect(await readFile(two ?? '', 'utf8')).toBe(await readFile(one ?? '', 'utf8'));
  }, 60_000);

  it('learns of one list in which people stand several times', async () => {
    const texts = await Promise.all(
      ['dataset4a.csv', 'dataset4b.csv'].map((name) => readFile(join(FEBRL, name), 'utf8')),
    );
    const rows = texts.map((text) => text.trimEnd().split('\n'));
    await writeFile(
      inFolder('both.csv'),
      [...(rows[0] ?? []), ...(rows[1]?.slice(1) ?? [])].join('\n'),
    );
    const { judged } = await learn(
      ...[inFolder('both.csv'), '--person', 'rec_id', '--mapping', inFolder('febrl.yaml')],
      ...['--out', inFolder('febrl-table.yaml')],
    );
    expect(judged.onBoth).toBe(5_000);
    expect(judged.right).toBeGreaterThan(4_700);
  }, 60_000);

  it('finds 97 of 100 people of FEBRL 4 by the table that comes with the room, and nobody wrong', async () => {
    const { judged } = await learn(
      ...[join(FEBRL, 'dataset4a.csv'), join(FEBRL, 'dataset4b.csv'), '--judge', NAME],
      ...['--person', 'rec_id', '--mapping', inFolder('febrl.yaml')],
    );
    expect(judged.recall).toBeGreaterThan(0.965);
    expect(judged.precision).toBeGreaterThan(0.999);
  }, 60_000);

  it('takes other keys, a total and a cap', async () => {
    const { table, terms, judged } = await learn(
      ...['--from', inFolder('1'), '--out', inFolder('keys.yaml'), '--total', '300'],
      ...['--keys', 'given_sound+surname_start+birth_year,surname_sound+postcode', '--cap', '5'],
    );
    expect(table.keys).toEqual([
      ['given_sound', 'surname_start', 'birth_year'],
      ['surname_sound', 'postcode'],
    ]);
    expect(terms.total).toBe(300);
    expect(judged.recall).toBeLessThan(0.9);
  }, 60_000);

  it.each([
    [['--from', '1'], 2, 'Say with --out'],
    [['--out', 'x.yaml'], 2, 'Name a folder with --from'],
    [['--from', '1', '--person', 'x', '--out', 'x.yaml'], 2, 'give it alone'],
    [['1/brand-people.csv', '--out', 'x.yaml'], 2, '--mapping'],
    [
      [
        '1/brand-people.csv',
        '--mapping',
        '1/brand-mapping.yaml',
        '--truth',
        '1/truth.csv',
        '--out',
        'x.yaml',
      ],
      2,
      '--person',
    ],
    [
      [
        '1/brand-people.csv',
        '--mapping',
        '1/brand-mapping.yaml',
        '--person',
        'Nobody',
        '--out',
        'x.yaml',
      ],
      5,
      'no column "Nobody"',
    ],
    [
      [
        '1/brand-people.csv',
        '--mapping',
        '1/brand-mapping.yaml',
        '--person',
        'Customer ID',
        '--out',
        'x.yaml',
      ],
      5,
      'Only 0 pairs',
    ],
    [['--from', '1', '--truth', '2/truth.csv', '--out', 'x.yaml'], 5, 'an id that no row'],
    [['--from', '1', '--keys', 'surname', '--out', 'x.yaml'], 2, '--keys'],
    [['--from', '1', '--name', 'A b', '--out', 'x.yaml'], 2, '--name'],
    [['--from', '1', '--name', NAME, '--out', 'x.yaml'], 2, 'a name of its own'],
    [
      ['--from', '1', '--keys', 'surname+surname_sound', '--out', 'x.yaml'],
      2,
      'two fields at least',
    ],
    [['--from', '1', '--total', '-5', '--out', 'x.yaml'], 2, '--total'],
    [['--from', '1', '--judge', 'nothing'], 2, 'no table that comes with the room'],
    [['--from', '1', '--judge', '1/agreement.yaml'], 2, 'agreement.yaml:'],
  ] as const)(
    'refuses %j',
    async (args, code, says) => {
      const placed = args.map((each) => (/^[1-9x][./]|^[12]$/.test(each) ? inFolder(each) : each));
      const ran = await runCli('match', 'learn', ...placed);
      expect(ran.err + ran.out).toContain(says);
      expect(ran.code).toBe(code);
    },
    60_000,
  );
});

describe('match show', () => {
  it('prints a block that an agreement takes, of a table that comes with the room and of one of a file', async () => {
    const example = await readFile(join(EXAMPLE, 'agreement.yaml'), 'utf8');
    await learn('--from', inFolder('1'), '--out', inFolder('own.yaml'));
    for (const named of [NAME, inFolder('own.yaml')]) {
      const { code, out } = await runCli('match', 'show', named, '--people', '50000');
      expect(code).toBe(0);
      const block = out.slice(out.indexOf('match:\n'));
      const text = example.replace(/^match:\n(?: .*\n)+drops: .*\n/m, () => `${block.trimEnd()}\n`);
      const { agreement } = parseAgreement(text, 'agreement.yaml');
      expect(agreement.match?.total).toBe(166);
      expect(out).toContain(agreement.match?.digest);
    }
  }, 60_000);

  it('suggests nothing for a list of nobody', async () => {
    const ran = await runCli('match', 'show', '--people', '0');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('--people needs one person at least');
  });

  it('says the digest of the table that comes with the room', async () => {
    const { out } = await runCli('match', 'show', '--json');
    expect(JSON.parse(out)).toMatchObject({
      digest: matchTableDigest(DEFAULT_TABLE),
      table: DEFAULT_TABLE,
    });
  });
});

describe('sample, which is a command and has another beside it', () => {
  it('asks for what it needs itself, and not for the other', async () => {
    const alone = await runCli('sample');
    expect(alone).toMatchObject({ code: 2 });
    expect(alone.err).toContain('--out');
    const other = await runCli('sample', 'peeple');
    expect(other).toMatchObject({ code: 2 });
    expect(other.err).toContain('"sample people"');
  });
});
