import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Release } from '#core/documents/release.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { countMatches, KINDS, type Kind, matchPeople, readPeople } from './febrl-truth.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/febrl/', import.meta.url));
const ROUND_TO = 10;
const QUESTIONS: readonly (readonly Kind[])[] = [...KINDS.map((kind) => [kind]), KINDS];

const brand = readPeople(join(EXAMPLE, 'dataset4a.csv'));
const publisher = readPeople(join(EXAMPLE, 'dataset4b.csv'));

let folder = '';
let room = '';
let rehearsal = '';

const ask = async (...args: readonly string[]) => {
  const { code, out } = await runCli('ask', ...args, '--room', room, '--json');
  const {
    kind: _,
    matchRate: __,
    repeated: ___,
    told: ____,
    ...release
  } = JSON.parse(out) as Record<string, unknown>;
  return { code, release: Release.parse(release) };
};

beforeAll(async () => {
  folder = await tempFolder();
  room = join(folder, 'room');
  const files = ['brand=dataset4a.csv', 'publisher=dataset4b.csv'].flatMap((each) => [
    '--file',
    each.replace('=', `=${EXAMPLE}`),
  ]);
  const agreement = ['--agreement', join(EXAMPLE, 'agreement.yaml')];
  const attest = ['--attest', 'Public benchmark: nobody in it is real.'];
  const ran = await runCli('rehearse', '--room', room, ...agreement, ...files, ...attest);
  expect(ran.code).toBe(0);
  rehearsal = ran.out;
}, 120_000);

afterAll(removeTempFolders);

describe('FEBRL 4, whose true matches are known', () => {
  it('publishes every row, those with a misspelt state too', async () => {
    expect(brand).toHaveLength(5_000);
    expect(publisher).toHaveLength(5_000);
    const { out } = await runCli('status', '--room', room);
    expect(out.match(/about 5,000/g)).toHaveLength(2);
  });

  it.each(QUESTIONS)('releases exactly the matches by %s %s %s, rounded down', async (...on) => {
    const kinds = on.filter((kind) => kind !== undefined);
    const { truePairs, falseMatches } = countMatches(matchPeople(brand, publisher, kinds));
    const { release } = await ask('overlap', '--party', 'brand', '--on', kinds.join(','));
    const people = Math.floor((truePairs + falseMatches) / ROUND_TO) * ROUND_TO;
    expect(release.cells).toEqual([{ by: {}, outcome: 'released', people }]);
  });

  it('releases exactly the states of the matched people, and withholds the small ones', async () => {
    const matched = [...matchPeople(brand, publisher, KINDS).keys()];
    const { release } = await ask('segments', '--party', 'publisher', '--by', 'brand.state');
    const small = release.cells.filter(({ outcome }) => outcome === 'suppressed');
    expect(small.map(({ by }) => by['brand.state'])).toEqual(['act', 'nt', 'unknown']);
    for (const cell of release.cells) {
      if (cell.outcome === 'suppressed') continue;
      const people = matched.filter(({ state }) => state === cell.by['brand.state']).length;
      expect(cell.people).toBe(Math.floor(people / ROUND_TO) * ROUND_TO);
    }
  });

  it('is described in its README with the numbers that it gives', async () => {
    const readme = await readFile(join(EXAMPLE, 'README.md'), 'utf8');
    const table = QUESTIONS.map((kinds) => countMatches(matchPeople(brand, publisher, kinds)));
    for (const { truePairs, falseMatches } of table) {
      const released = Math.floor((truePairs + falseMatches) / ROUND_TO) * ROUND_TO;
      const cells = [truePairs, falseMatches, released].map((n) => n.toLocaleString('en-GB'));
      expect(readme).toContain(`| ${cells.join(' | ')} |`);
    }
  });
});

describe('rehearse', () => {
  it('tells each command before it runs it', () => {
    const verbs = [...rehearsal.matchAll(/^\$ airlock (\w+)/gm)].map(([, verb]) => verb);
    const each = ['prepare', 'approve', 'upload'];
    expect(verbs).toEqual(['init', ...each, ...each]);
  });

  it('stops at the command that fails, with its exit code', async () => {
    const { code, out } = await runCli(
      ...['rehearse', '--room', room, '--agreement', join(EXAMPLE, 'agreement.yaml')],
      ...['--file', `brand=${EXAMPLE}dataset4a.csv`, '--file', `publisher=${EXAMPLE}nothing.csv`],
      ...['--attest', "It's public", '--json'],
    );
    expect(code).toBe(5);
    expect(JSON.parse(out)).toMatchObject({
      error: { code: 'input' },
    });
  });

  it('refuses a party without a file before it does anything', async () => {
    const fresh = join(folder, 'fresh');
    const { code, err } = await runCli(
      ...['rehearse', '--room', fresh, '--agreement', join(EXAMPLE, 'agreement.yaml')],
      ...['--file', `brand=${EXAMPLE}dataset4a.csv`],
    );
    expect(code).toBe(2);
    expect(err).toContain('--file publisher=path');
  });
});
