import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import type { SampleTruth } from '#sample/sample-truth.ts';
import { expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { expectRefused, onlyDocument, runCli, runJson, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const SAMPLE = ['--seed', '7', '--brand', '2500', '--publisher', '3000', '--shared', '1500'];

interface Answer {
  readonly release: string;
  readonly repeated: boolean;
  readonly k: number;
  readonly noiseBound: number;
  readonly matchRate?: string;
  readonly cells: readonly { by: Record<string, string>; outcome: string; people?: number }[];
}

let home: string;
let truth: SampleTruth;
let told = '';
const at = (...path: readonly string[]): string => join(home, ...path);
const inTheRoom = (...args: readonly string[]): readonly string[] => [
  ...args,
  '--room',
  at('room'),
];

const prepareArgs = (party: string, file: string): readonly string[] => [
  ...['prepare', at('sample', file), '--agreement', at('sample', 'agreement.yaml')],
  ...['--party', party, '--mapping', at('sample', `${party}-mapping.yaml`)],
  ...['--out', at(`drop-${party}`), '--attest', 'Everybody in this file agreed.'],
];

/** Every command of the way into the room, each with what it must say to people. */
const WAY: readonly [RegExp, () => readonly string[]][] = [
  [
    /^Wrote 2,\d{3} brand and 3,\d{3} publisher rows/,
    () => ['sample', '--out', at('sample'), ...SAMPLE],
  ],
  [
    /is ready\. Agreement [0-9a-f]{64} waits for brand and publisher/,
    () => inTheRoom('init', '--agreement', at('sample', 'agreement.yaml')),
  ],
  [
    /rows read: .*accepted.*\n[\s\S]*no-consent[\s\S]*The drop is in/,
    () => prepareArgs('brand', 'brand-customers.csv'),
  ],
  [
    /digests of[\s\S]*base64[\s\S]*The drop is in/,
    () => prepareArgs('publisher', 'publisher-audience.csv'),
  ],
  [
    /describes 100 people or more\.[\s\S]*\nbrand approved agreement [0-9a-f]{64}\n {2}waiting for publisher/,
    () => inTheRoom('approve', '--yes', '--party', 'brand'),
  ],
  [
    /both parties approved: questions can be asked/,
    () => inTheRoom('approve', '--yes', '--party', 'publisher'),
  ],
  [
    /Version \S+ of brand\.customers is published: 2,\d{3} people\. The room removed its copy of the drop\./,
    () => inTheRoom('upload', at('drop-brand'), '--party', 'brand'),
  ],
  [
    /publisher\.audience is published/,
    () => inTheRoom('upload', at('drop-publisher'), '--party', 'publisher'),
  ],
];

beforeAll(async () => {
  home = await mkdtemp(join(await tempFolder(), 'home-'));
  for (const [says, args] of WAY) {
    const ran = await runCli(...args());
    expect(ran, args().join(' ')).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(says);
    told += ran.out;
  }
  truth = JSON.parse(await readFile(at('sample', 'truth.json'), 'utf8'));
}, 60_000);

describe('ask', () => {
  const overlap = () => inTheRoom('ask', 'overlap', '--party', 'publisher');

  it('answers the truth of the sample within the noise, the same for people and programs', async () => {
    const forPeople = await runCli(...overlap());
    expect(forPeople).toMatchObject({ code: 0, err: '' });
    expect(forPeople.out).toMatch(/0 of 1 cells suppressed.*at least 100 people/);
    expect(forPeople.out).toMatch(/Match rate: \d+%? of publisher's people/);
    const answer = await runJson<Answer>(...overlap());
    expect(answer).toMatchObject({ k: 100, noiseBound: 99, repeated: true });
    const people = answer.cells[0]?.people ?? 0;
    expect(Math.abs(people - truth.overlap.waterfall)).toBeLessThanOrEqual(answer.noiseBound);
    expect(forPeople.out).toContain(people.toLocaleString('en-GB'));
    expect(forPeople.out).toContain(answer.release);
  });

  it('answers the other party with the same release, and nothing is written twice', async () => {
    const first = await runJson<Answer>(...overlap());
    await expectUnchanged(at('room'), async () => {
      const other = await runJson<Answer>(...inTheRoom('ask', 'overlap', '--party', 'brand'));
      expect(other.release).toBe(first.release);
    });
  });

  it('answers every declared cell of a segment, and folds the suppressed ones for people', async () => {
    const by = ['--by', 'brand.tier,publisher.device'];
    const args = inTheRoom('ask', 'segments', ...by, '--party', 'brand');
    const { cells, noiseBound } = await runJson<Answer>(...args);
    expect(cells).toHaveLength(12);
    const exact = truth.segments['brand.tier × publisher.device'] ?? {};
    for (const { by: of, people, outcome } of cells) {
      const name = `${of['brand.tier']} × ${of['publisher.device']}`;
      if (outcome === 'suppressed') expect(people).toBeUndefined();
      else
        expect(Math.abs((people ?? 0) - (exact[name] ?? 0)), name).toBeLessThanOrEqual(noiseBound);
    }
    const { out } = await runCli(...args);
    const suppressed = cells.filter(({ outcome }) => outcome === 'suppressed').length;
    expect(out).toContain(`… and ${suppressed} suppressed cells`);
    expect(out.match(/^(gold|silver|bronze) /gm)).toHaveLength(cells.length - suppressed);
    expect(out).toMatch(/answered before on the same versions/);
  });
});

describe('ask --dry-run', () => {
  it('says what a question would cost, and writes nothing', async () => {
    const args = inTheRoom(
      'ask',
      'segments',
      '--by',
      'brand.region',
      '--party',
      'brand',
      '--dry-run',
    );
    await expectUnchanged(at('room'), async () => {
      const { code, out } = await runCli(...args);
      expect(code).toBe(0);
      expect(out).toMatch(/^5 cell\(s\) would come back/);
      expect(out).toMatch(/It would cost epsilon 0\.25 of what may be told about the people/);
      expect(out).toMatch(/brand has epsilon 0\.9\d+ of 0\.966 left in 30 days/);
      expect(await runJson(...args)).toMatchObject({ cells: 5, epsilon: 0.25 });
    });
  });
});

describe('status, ledger and vectors', () => {
  it('tell people and programs the same of the room, and change nothing', async () => {
    await expectUnchanged(at('room'), async () => {
      const { out } = await runCli(...inTheRoom('status'));
      const status = await runJson<{ collaboration: string }>(...inTheRoom('status'));
      expect(out).toContain(`Collaboration ${status.collaboration}`);
      expect(out).toMatch(/brand: approved\n {2}publisher: approved/);
      expect(out).toMatch(/brand\.customers +\S+ +about 2,\d00 +email, phone/);
    });
  });

  it('list every entry, in a table or as a document', async () => {
    const { out } = await runCli(...inTheRoom('ledger', 'list'));
    const { entries } = await runJson<LedgerDocument>(...inTheRoom('ledger', 'list'));
    expect(out.trimEnd().split('\n')).toHaveLength(entries.length + 4);
    expect(entries.slice(0, 5).map(({ event }) => event.type)).toEqual([
      ...['agreement-proposed', 'agreement-approved', 'agreement-approved'],
      ...['dataset-published', 'dataset-published'],
    ]);
  });

  it('prove the ledger, with a receipt that holds later too', async () => {
    const { out } = await runCli(...inTheRoom('ledger', 'verify'));
    const [, receipt = ''] = /^Receipt (\d+:[0-9a-f]{64})$/m.exec(out) ?? [];
    const again = inTheRoom('ledger', 'verify', '--receipt', receipt);
    expect(await runJson(...again)).toMatchObject({ outcome: 'whole' });
  });

  it('check the vectors', async () => {
    expect((await runCli('vectors')).out).toMatch(/\n(\d+) of \1 vectors hold\.\n$/);
    const { results } = await runJson<{ results: { passed: boolean }[] }>('vectors');
    expect(results.every(({ passed }) => passed)).toBe(true);
  });
});

describe('doing it again', () => {
  const terms = () => at('sample', 'agreement.yaml');
  it.each([
    ['agreement propose', () => inTheRoom('agreement', 'propose', terms(), '--party', 'brand')],
    ['approve', () => inTheRoom('approve', '--yes', '--party', 'brand')],
    ['upload', () => inTheRoom('upload', at('drop-brand'), '--party', 'brand')],
  ])('%s says so and changes nothing', async (_, args) => {
    await expectUnchanged(at('room'), async () => {
      const ran = await runCli(...args());
      expect(ran).toMatchObject({ code: 0, err: '' });
      expect(ran.out).toMatch(/already|had approved|was published before/);
      await runJson(...args());
    });
  });

  it('prepare writes the same digests over the older drop', async () => {
    const before = await readFile(at('drop-brand', 'manifest.json'), 'utf8');
    await cp(at('drop-brand'), at('older'), { recursive: true });
    await runJson(...prepareArgs('brand', 'brand-customers.csv'));
    const after = await readFile(at('drop-brand', 'manifest.json'), 'utf8');
    const same = (text: string) => text.replace(/"(preparedAt|drop)":"[^"]*"|part-\d{4}/g, '');
    expect(same(after)).toBe(same(before));
    const [names, older] = await Promise.all(
      ['drop-brand', 'older'].map((name) => readdir(at(name))),
    );
    expect(names?.map(same)).toEqual(older?.map(same));
  });

  it('a proposal for another collaboration is refused and changes nothing', async () => {
    const text = await readFile(at('sample', 'agreement.yaml'), 'utf8');
    await writeFile(at('other.yaml'), text.replace(/^id: .*$/m, 'id: autumn-2026'));
    await expectUnchanged(at('room'), () =>
      expectRefused(inTheRoom('agreement', 'propose', at('other.yaml'), '--party', 'brand'), {
        code: 3,
        says: /make another room/,
      }),
    );
  });
});

describe('what is printed and what the room keeps in plain text', () => {
  it('holds no identifier and no digest of either file', async () => {
    const files = ['brand-customers.csv', 'publisher-audience.csv'];
    const texts = await Promise.all(files.map((file) => readFile(at('sample', file), 'utf8')));
    const values = texts.flatMap(
      (text) => text.match(/[^\s,"]+@[^\s,"]+|[0-9a-f]{64}|\+44\d+/g) ?? [],
    );
    expect(values.length).toBeGreaterThan(5_000);
    const kept = await readdir(at('room', 'objects'), { recursive: true, withFileTypes: true });
    const documents = kept.filter(({ name }) => name.endsWith('.json'));
    const read = documents.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8'));
    const words = new Set((told + (await Promise.all(read)).join()).split(/[\s,"']+/));
    words.delete('test@test.com'); // the advice for placeholders names it
    expect(values.filter((value) => words.has(value))).toEqual([]);
  });
});

describe('a process of its own', () => {
  it('answers as the library does', async () => {
    const ran = await spawnCli([...inTheRoom('ask', 'overlap', '--party', 'brand'), '--json']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(onlyDocument(ran)).toMatchObject({ k: 100 });
  });
});
