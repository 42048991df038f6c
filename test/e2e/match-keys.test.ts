import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const CAP = 20;
const PEOPLE = 200;
const TIMEOUT = 180_000;

const MATCH = { ...MATCH_EXAMPLE, cap: CAP };

/** Nobody of these shares all: each has a birth date and a house of their own. Each fifth has no e-mail. */
const personLine = (n: number): string => {
  const email = n % 5 === 0 ? '' : `p${n}@example.org`;
  const birth = `${1950 + (n % 50)}-0${1 + (n % 9)}-1${n % 10}`;
  return `${email},Maria,Garcia,${birth},28${String(n).padStart(3, '0')},Madrid,Calle Mayor ${1 + n},gold`;
};
const HEADER = 'mail,first,last,dob,zip,town,address,tier';

const MAPPING = {
  identifiers: { email: 'mail' },
  attributes: { tier: 'tier' },
  match: {
    ...{ given_name: 'first', surname: 'last', birth_date: 'dob' },
    ...{ postcode: 'zip', place: 'town', street: 'address' },
  },
};

let folder = '';
beforeAll(async () => {
  folder = await tempFolder();
  const agreement = {
    ...{ ...agreementDocument(), airlock: 2, match: MATCH },
    drops: { sealed: true },
  };
  await put('agreement.yaml', stringify(agreement));
  const room = ['--room', join(folder, 'room')];
  expect(await runCli('init', ...room, '--agreement', at('agreement.yaml'))).toMatchObject({
    code: 0,
  });
  for (const party of ['brand', 'publisher'])
    await runCli('approve', ...room, '--party', party, '--yes');
  await runCli('drop-key', ...room, '--party', 'brand', '--out', at('key.json'));
}, TIMEOUT);
afterAll(removeTempFolders);

const at = (name: string): string => join(folder, name);
const put = async (name: string, text: string): Promise<string> => {
  await writeFile(at(name), text);
  return at(name);
};

let runs = 0;
const prepared = async (rows: readonly string[], mapping: object = MAPPING) => {
  runs += 1;
  const drop = at(`drop-${runs}`);
  const ran = await runCli(
    ...['prepare', await put(`list-${runs}.csv`, [HEADER, ...rows, ''].join('\n'))],
    ...['--party', 'brand', '--agreement', at('agreement.yaml'), '--out', drop],
    ...['--drop-key', at('key.json')],
    ...['--mapping', await put(`mapping-${runs}.yaml`, stringify(mapping))],
    ...['--attest', 'everybody agreed'],
  );
  return { ran, drop };
};
const inRoom = (command: string, ...args: readonly string[]): Promise<Ran> =>
  runCli(command, ...args, '--room', at('room'), '--party', 'brand');

/** The files of each kind that the vault holds. */
const vaultFiles = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const root = at('room/objects/vault');
  const files = (await readdir(root, { recursive: true })).filter((each) =>
    each.endsWith('.parquet'),
  );
  const kindOf = (path: string): string => /kind=([^/]+)\//.exec(path)?.[1] ?? '';
  return Map.groupBy(
    files.map((each) => join(root, each)),
    kindOf,
  );
};

type Row = { readonly token_hi: bigint; readonly token_lo: bigint; readonly person: bigint };
const rowsOf = async (kind: string): Promise<readonly Row[]> =>
  (await readParquet(...((await vaultFiles()).get(kind) ?? []))) as unknown as Row[];
const tokenOf = ({ token_hi, token_lo }: Row): string => `${token_hi} ${token_lo}`;

describe('match keys of a list', () => {
  it(
    'go with the drop, are tokens of the vault, and keep who has nothing else',
    async () => {
      const lines = Array.from({ length: PEOPLE }, (_, n) => personLine(n));
      const { ran, drop } = await prepared(lines);
      expect(ran, ran.err).toMatchObject({ code: 0 });
      expect(ran.out).toMatch(/^200 rows read: 200 accepted/m);
      const { kinds } = JSON.parse(await readFile(join(drop, 'manifest.json'), 'utf8'));
      expect(kinds).toEqual([
        'email',
        ...DEFAULT_TABLE.keys.map((_, i) => `_key_${'abcdefghijklmnopqrst'[i]}`),
      ]);
      expect(await readFile(join(drop, 'part-0001.parquet'), 'latin1')).not.toMatch(
        /Maria|Garcia|Madrid|Mayor/i,
      );
      const uploaded = await inRoom('upload', drop);
      expect(uploaded, uploaded.err).toMatchObject({ code: 0 });
      // Birth date and postcode are everybody's own; given name and place are one for all.
      expect(await rowsOf('_key_a')).toHaveLength(PEOPLE);
      const common = await rowsOf('_key_c');
      expect(common).toHaveLength(CAP);
      expect(new Set(common.map(tokenOf)).size).toBe(1);
      expect(uploaded.out).toMatch(/too-common 180/);
      expect(await rowsOf('email')).toHaveLength(PEOPLE - PEOPLE / 5);
    },
    TIMEOUT,
  );

  it(
    'are told to whoever asks what the room holds of them, by their number',
    async () => {
      const list = await put('ask.txt', 'email,p1@example.org');
      const ran = await inRoom('subject', list, '--json');
      expect(ran, ran.err).toMatchObject({ code: 0 });
      const { held } = JSON.parse(ran.out);
      expect(held).toMatchObject([{ rows: [{ kinds: ['email'], ownIds: 0 }] }]);
      expect(held[0].rows[0].matchKeys).toBeGreaterThan(10);
    },
    TIMEOUT,
  );

  it(
    'go with whoever is forgotten, from every file of the vault',
    async () => {
      const before = await rowsOf('email');
      const gone = ['p1@example.org', 'p2@example.org'];
      const keys = [...(await vaultFiles()).keys()].filter((kind) => kind.startsWith('_key_'));
      const tokensBefore = new Map<string, readonly Row[]>();
      for (const kind of keys) tokensBefore.set(kind, await rowsOf(kind));
      const ran = await inRoom(
        'forget',
        await put('gone.txt', `${gone.join('\n')}\n`),
        '--kind',
        'email',
      );
      expect(ran, ran.err).toMatchObject({ code: 0 });
      const left = new Set((await rowsOf('email')).map(tokenOf));
      const persons = new Set(
        before.filter((row) => !left.has(tokenOf(row))).map(({ person }) => person),
      );
      expect(persons.size).toBe(gone.length);
      for (const kind of keys) {
        const rows = await rowsOf(kind);
        const were = tokensBefore.get(kind) ?? [];
        expect(rows.filter(({ person }) => persons.has(person))).toEqual([]);
        expect(rows.length).toBe(were.filter(({ person }) => !persons.has(person)).length);
      }
      expect((await rowsOf('_key_a')).length).toBe(PEOPLE - gone.length);
    },
    TIMEOUT,
  );
});

describe('a list whose mapping says nothing of match keys', () => {
  it(
    'is prepared with a word on whom that leaves out',
    async () => {
      const { match: _, ...mapping } = MAPPING;
      const { ran } = await prepared(
        Array.from({ length: 150 }, (_, n) => personLine(5 * n + 1)),
        mapping,
      );
      expect(ran).toMatchObject({ code: 0 });
      expect(ran.err).toMatch(/The mapping has no "match".* will not be found/);
    },
    TIMEOUT,
  );
});
