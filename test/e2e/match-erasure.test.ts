import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { copyRoom, inRoom } from '#adapters/local/rehearsal-room.ts';
import { readText } from '#cli/read-file.ts';
import { DAY_MS } from '#core/day.ts';
import { MATCH_FILES, MATCHES_PREFIX, versionsOfMatchKey } from '#core/matching/match-keys.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { HEADER, line, PARTS } from '#test/support/described-rows.ts';
import { expectRefused, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/people/', import.meta.url));
const PEOPLE = 700;
const GONE = 60;
/** Some of the list, to whom no identifier leads. */
const UNNAMED = 100;
const SEGS = { brand: ['tier', 'gold'], publisher: ['device', 'mobile'] } as const;
const PARTIES = ['brand', 'publisher'] as const;

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let base = '';
let folder = '';
const at = (name: string): string => join(base, name);
const put = async (name: string, text: string): Promise<string> => {
  await writeFile(at(name), text);
  return at(name);
};
const run = (command: string, ...args: readonly string[]): Promise<Ran> =>
  runCli(command, ...args, '--room', folder, '--party', 'brand');

/** Everybody is on both lists, and nobody shares an identifier: all are found by names, dates and addresses. */
const listOf = (party: keyof typeof SEGS, people = PEOPLE): Promise<string> => {
  const rows = Array.from({ length: people }, (_, n) =>
    line(SEGS[party][1], n, { mail: n < UNNAMED ? '' : `${party}${n}@example.org` }),
  );
  return put(`${party}-${people}.csv`, [HEADER, ...rows, ''].join('\n'));
};

/** What one party could subtract is refused in a room of exact counts; in one of noise an epoch can end. */
const NOISE = {
  ...{ noise: 'gaussian', k: 50, minimumDataset: 100, epsilon: 0.25, epsilonBudget: 1.4 },
  ...{ budgetPeriodDays: 30, lifetimeEpsilon: 5, delta: 1e-6 },
};
const rehearse = async (room: string, privacy: object): Promise<void> => {
  const text = await readText(join(EXAMPLE, 'agreement.yaml'), 'agreement');
  const file = await put('agreement.yaml', stringify({ ...parse(text), privacy }));
  const lists = await Promise.all(
    PARTIES.map(async (party) => ['--file', `${party}=${await listOf(party)}`]),
  );
  const ran = await runCli(
    ...['rehearse', '--room', at(room), '--agreement', file, ...lists.flat()],
    ...['--attest', 'Made-up people.'],
  );
  expect(ran.code, ran.err).toBe(0);
};

beforeAll(async () => {
  base = await tempFolder();
  for (const party of PARTIES) {
    const mapping = {
      ...{ identifiers: { email: 'mail' }, match: PARTS },
      attributes: { [SEGS[party][0]]: 'seg' },
    };
    await put(`${party}-mapping.yaml`, stringify(mapping));
  }
  await rehearse('noisy', NOISE);
  await rehearse('exact', {
    ...{ noise: 'none', k: 50, roundTo: 10, minimumChange: 50, minimumDataset: 100 },
    ...{ maxRejectShare: 0.05, epsilon: 0.5, epsilonBudget: 10, budgetPeriodDays: 30 },
  });
});
afterAll(removeTempFolders);

let copies = 0;
const enter = (room: string): void => {
  copies += 1;
  folder = at(`room-${copies}`);
  copyRoom(at(room), folder);
};
beforeEach(() => enter('exact'));

const pairsFound = async (): Promise<number> => {
  const { out, err } = await run('ask', 'overlap', '--json');
  return JSON.parse(out).cells?.[0]?.people ?? err;
};

const filesUnder = async (prefix: string): Promise<readonly string[]> =>
  (await readdir(join(folder, 'objects', prefix), { recursive: true }).catch(() => [])).map(
    (name) => `${prefix}${name}`,
  );

/** Rows of token files of the brand by the kind of token. */
const tokens = async (): Promise<ReadonlyMap<string, readonly Token[]>> => {
  const files = (await filesUnder('vault/')).filter(
    (name) => name.endsWith('.parquet') && name.includes('party=brand'),
  );
  const kinds = Map.groupBy(files, (name) => /kind=([^/]+)\//.exec(name)?.[1] ?? '');
  const read = [...kinds].map(async ([kind, names]) => {
    const rows = await readParquet(...names.map((name) => join(folder, 'objects', name)));
    return [kind, rows as unknown as readonly Token[]] as const;
  });
  return new Map(await Promise.all(read));
};
interface Token {
  readonly token_hi: bigint;
  readonly token_lo: bigint;
  readonly person: bigint;
}
const named = ({ token_hi, token_lo }: Token): string => `${token_hi}/${token_lo}`;

/** What is kept of matches: for each file the brand's version and how many rows it has. */
const keptMatches = async (): Promise<readonly { version: string; rows: number }[]> => {
  const files = (await filesUnder(MATCHES_PREFIX)).filter((each) =>
    each.endsWith(MATCH_FILES.parquet),
  );
  return Promise.all(
    files.map(async (name) => ({
      version: versionsOfMatchKey(name)[0] ?? '',
      rows: (await readParquet(join(folder, 'objects', name))).length,
    })),
  );
};

const forget = async (from: number, count: number): Promise<Ran> => {
  const emails = Array.from({ length: count }, (_, n) => `brand${from + n}@example.org`);
  return run('forget', await put('gone.txt', `${emails.join('\n')}\n`), '--kind', 'email');
};

describe('people who are forgotten by an identifier, and were matched by points', () => {
  it('leave no token of a match key, no kept pair and no count', async () => {
    expect(await pairsFound()).toBe(PEOPLE);
    const before = await tokens();
    const [old] = await keptMatches();
    expect(old?.rows).toBe(PEOPLE);
    expect(await forget(UNNAMED, GONE)).toMatchObject({ code: 0 });
    // (a) nobody of them is left in any file; of keys that are one person's own no token is left either.
    const after = await tokens();
    const left = new Set(after.get('email')?.map(named));
    const gone = new Set(
      before.get('email')?.flatMap((row) => (left.has(named(row)) ? [] : [row.person])),
    );
    expect(gone.size).toBe(GONE);
    expect([...before.keys()].filter((kind) => kind.startsWith('_key_')).length).toBe(17);
    for (const [kind, rows] of before) {
      const kept = rows.filter(({ person }) => !gone.has(person)).map(named);
      expect(after.get(kind)?.map(named).toSorted(), kind).toEqual(kept.toSorted());
    }
    // (b) what was kept went with the version, before anybody asked again or looked after the room.
    expect(await keptMatches()).toEqual([]);
    // (c)
    expect(await pairsFound()).toBe(PEOPLE - GONE);
    const [fresh] = await keptMatches();
    expect(fresh).toMatchObject({ rows: PEOPLE - GONE });
    expect(fresh?.version).not.toBe(old?.version);
  });

  it('stay out of the next drop with their match keys', async () => {
    await forget(UNNAMED, GONE);
    await run('drop-key', '--out', at(`key-${copies}.json`));
    const drop = at(`drop-${copies}`);
    const prepared = await runCli(
      ...[
        'prepare',
        await listOf('brand', PEOPLE + GONE),
        '--party',
        'brand',
        '--agreement',
        at('agreement.yaml'),
      ],
      ...['--mapping', at('brand-mapping.yaml'), '--drop-key', at(`key-${copies}.json`)],
      ...['--attest', 'Made-up people.', '--out', drop],
    );
    expect(prepared.code, prepared.err).toBe(0);
    const uploaded = await run('upload', drop, '--remove-drop');
    expect(uploaded.out).toMatch(/^forgotten +60 /m);
    expect(await pairsFound()).toBe(PEOPLE - GONE);
  });

  it('are too few for exact counts before and after, which hold back what is asked by points as well', async () => {
    expect(await pairsFound()).toBe(PEOPLE);
    expect(await forget(UNNAMED, 5)).toMatchObject({ code: 0 });
    const ask = ['ask', 'overlap', '--on', 'people', '--room', folder, '--party', 'brand'];
    await expectRefused(ask, { code: 3, says: /held-after-erasure/ });
  });
});

describe('people who have match keys alone', () => {
  it('are found by no list and no question about a person, which say what they need', async () => {
    const place = ['--room', folder, '--party', 'brand'];
    const list = await put('unnamed.csv', `${HEADER}\n${line('gold', 0, { mail: '' })}\n`);
    await put('keys.yaml', stringify({ identifiers: {}, match: PARTS }));
    await expectRefused(['forget', list, '--mapping', at('keys.yaml'), ...place], {
      ...{ code: 2, says: /Map at least one column to email/, secrets: ['Bell'] },
    });
    const key = await put('key.txt', `${'a'.repeat(64)}\n`);
    await expectRefused(['forget', key, '--kind', '_key_a', ...place], { code: 2 });
    await put('about.txt', `_key_a,${'a'.repeat(64)}\n`);
    await expectRefused(['subject', at('about.txt'), ...place], { code: 5 });
  });
});

describe('kept pairs', () => {
  beforeEach(async () => {
    enter('noisy');
    expect(await pairsFound()).toBeGreaterThan(PEOPLE / 2);
    expect(await keptMatches()).toMatchObject([{ rows: PEOPLE }]);
  });
  afterEach(async () => {
    expect(await filesUnder(MATCHES_PREFIX).then((all) => all.filter(isKept))).toEqual([]);
  });
  const isKept = (name: string): boolean => /\.(?:parquet|csv|json)$/.test(name);

  it('go when the time of their lists is up', async () => {
    const clock = { now: () => new Date(Date.now() + 31 * DAY_MS) };
    await inRoom(folder, (room) => expireData({ ...room, clock })());
  });

  it('go with the epoch of their tokens', async () => {
    expect(await runCli('rotate', '--as', 'operator', '--room', folder)).toMatchObject({ code: 0 });
    expect(await tokens()).toEqual(new Map());
  });

  it('go with a list that its party withdraws', async () => {
    expect(await run('withdraw', '--dataset', 'people')).toMatchObject({ code: 0 });
  });
});
