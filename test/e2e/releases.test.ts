import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const VALUES = Array.from({ length: 8 }, (_, at) => `value ${at}`);

let room: TestRoom;
let answer: AnswerDocument;
const inRoom = (...args: readonly string[]) => runCli(...args, '--room', room.folder);

beforeAll(async () => {
  const { roundTo: _, minimumChange: __, ...terms } = TEST_TERMS;
  room = await openTestRoom({
    agreement: testAgreement({
      privacy: { ...terms, noise: 'laplace', delta: 0.00001, epsilon: 2, epsilonBudget: 40 },
      datasets: {
        brand: {
          customers: { attributes: { tier: ['gold', 'silver', 'unknown', '=cmd', ...VALUES] } },
        },
        publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
      },
    }),
  });
  await approveAll(room);
  await deliver(room, 'brand', brandRows(0, 1_000));
  await deliver(room, 'publisher', publisherRows(500, 1_000));
  const asked = await inRoom('ask', 'segments', '--by', 'brand.tier', '--party', 'brand', '--json');
  answer = AnswerDocument.parse(JSON.parse(asked.out));
  expect(await inRoom('ask', 'overlap', '--party', 'publisher')).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

describe('ledger list', () => {
  it('says in clear what was asked, and of what the budget was spent on', async () => {
    const { out } = await inRoom('ledger', 'list');
    expect(out).toMatch(
      /budget-reserved +brand, segments by brand\.tier on email, phone: epsilon 2 /,
    );
    expect(out).toMatch(/answer-released +publisher, overlap on email, phone: 1 of 1 cells/);
  });

  it.each([
    [['--party', 'publisher', '--type', 'answer-released'], 1],
    [['--analysis', 'segments'], 2],
    [['--type', 'dataset-published'], 2],
    [['--since', '2999-01-01'], 0],
    [['--until', '2999-01-01', '--type', 'answer-released'], 2],
    [['--until', '2001-01-01T00:00Z'], 0],
  ])('filters by %j', async (flags, entries) => {
    const ran = await inRoom('ledger', 'list', ...flags, '--json');
    expect(JSON.parse(ran.out).entries).toHaveLength(entries);
  });

  it('knows no other type, and no other form of a time', async () => {
    expect(await inRoom('ledger', 'list', '--type', 'everything')).toMatchObject({ code: 2 });
    expect((await inRoom('ledger', 'list', '--party', 'brnad')).err).toBe(
      'No entry is of such a party: choose among brand, publisher.\n',
    );
    for (const time of ['2026-02-31', '2026-11-31T10:00Z'])
      expect(await inRoom('ledger', 'list', '--since', time)).toMatchObject({ code: 2 });
    expect(
      await inRoom('ledger', 'list', '--since', '2026-02-02', '--until', '2026-02-01'),
    ).toMatchObject({ code: 2 });
    expect((await inRoom('ledger', 'list', '--since', '2999-01-01')).out).toBe('No such entry.\n');
    expect(await inRoom('ledger', 'list', '--since', 'yesterday')).toMatchObject({
      code: 2,
      err: 'A time is a day, such as 2026-11-26, or 2026-11-26T14:00Z.\n',
    });
  });
});

describe('an answer', () => {
  it('has a column for what it can be off, shares, one line on noise, and folds what is suppressed', async () => {
    const { out } = await inRoom('ask', 'segments', '--by', 'brand.tier', '--party', 'brand');
    expect(out).toMatch(/brand\.tier +people +give or take +of released/);
    expect(out).toMatch(new RegExp(`gold +[\\d,]+ +± ${answer.noiseHalfWidth} +\\d+\\.\\d %`));
    expect(out).toMatch(/… and \d+ suppressed cells \(--json names them\)/);
    expect(out).not.toContain('value 3');
    expect(out).toContain('Each count has its own noise: rows need not add up');
  });

  it('is warned of beforehand, where its lists cannot fill its cells', async () => {
    const question = ['segments', '--by', 'brand.tier,publisher.device', '--party', 'brand'];
    const says =
      /^The lists are large enough for \d+ of the 24 cells at most: each needs about \d+ people/m;
    expect((await inRoom('ask', ...question, '--dry-run')).out).toMatch(says);
    expect((await inRoom('ask', ...question)).err).toMatch(says);
    expect((await inRoom('ask', ...question)).err).toBe('');
  });
});

describe('releases', () => {
  it('are listed by what was asked, and shown again by how their name begins', async () => {
    const { out } = await inRoom('releases', 'list');
    expect(out).toMatch(
      new RegExp(`${answer.release} .*brand +segments by brand\\.tier on email, phone`),
    );
    const shown = await inRoom('releases', 'show', answer.release.slice(0, 8), '--json');
    expect(JSON.parse(shown.out).cells).toEqual(answer.cells);
  });

  it('are exported as CSV that a spreadsheet reads as text and numbers', async () => {
    const file = join(await tempFolder(), 'answer.csv');
    const show = ['releases', 'show', answer.release, '--csv', '--out', file];
    expect(await inRoom(...show)).toMatchObject({ code: 0, out: `Wrote "${file}".\n` });
    const text = await readFile(file, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(rows).toHaveLength(answer.cells.length);
    expect(rows.map((row) => row['brand.tier'])).toContain("'=cmd");
    for (const [at, cell] of answer.cells.entries())
      expect(rows[at]?.people).toBe(cell.outcome === 'released' ? String(cell.people) : '');
    expect(await inRoom(...show)).toMatchObject({ code: 1 });
  });

  it('are exported as a page that fetches and runs nothing, with a bar for each released cell', async () => {
    const { out } = await inRoom('releases', 'show', answer.release, '--html');
    const released = answer.cells.filter(({ outcome }) => outcome === 'released').length;
    expect(out.match(/<rect /g)).toHaveLength(released);
    expect(out).toContain(`± ${answer.noiseHalfWidth}`);
    expect(out).not.toMatch(/<script|https?:|src=|<link|onload/i);
    expect(out).toContain("default-src 'none'");
  });

  it('are exported as a chart of Vega-Lite with the interval of each bar', async () => {
    const { out } = await inRoom('releases', 'show', answer.release, '--vega');
    const spec = JSON.parse(out);
    expect(spec.$schema).toBe('https://vega.github.io/schema/vega-lite/v5.json');
    for (const { people, low, high } of spec.data.values) {
      expect(high - people).toBe(answer.noiseHalfWidth);
      expect(low).toBeLessThan(people);
    }
  });

  it('are held against the asker’s own list, which stays on this machine', async () => {
    const base = join(await tempFolder(), 'base.csv');
    await writeFile(base, 'brand.tier,people\ngold,4000\nsilver,1000\n');
    const { out } = await inRoom('releases', 'show', answer.release, '--base', base);
    const people = (value: string): number => {
      const cell = answer.cells.find(({ by }) => by['brand.tier'] === value);
      return cell?.outcome === 'released' ? cell.people : 0;
    };
    const total = answer.cells.reduce((sum, { by }) => sum + people(by['brand.tier'] ?? ''), 0);
    const index = Math.round((100 * people('gold')) / total / 0.8);
    expect(out).toMatch(/index to base/);
    expect(out).toMatch(new RegExp(`gold .* ${index} `));
    for (const strange of ['brand.nosuch,people\ngold,1\n', 'brand.tier,people\nGold,1\n']) {
      await writeFile(base, strange);
      expect(await inRoom('releases', 'show', answer.release, '--base', base)).toMatchObject({
        code: 5,
      });
    }
    await writeFile(base, 'tier,people\ngold,x\n');
    expect(await inRoom('releases', 'show', answer.release, '--base', base)).toMatchObject({
      code: 5,
    });
  });

  it('are compared over the versions that the same question was asked about', async () => {
    await deliver(room, 'brand', brandRows(0, 1_400));
    await inRoom('ask', 'segments', '--by', 'brand.tier', '--party', 'brand');
    const { out } = await inRoom('releases', 'show', answer.release, '--trend');
    const [header = '', , ...rows] = out.split('\n');
    expect(header.match(/\d{4}-\d{2}-\d{2} [0-9a-f]{4}/g)).toHaveLength(2);
    expect(rows[0]).toMatch(/^gold +[\d,]+ +[\d,]+$/);
    expect(out).toMatch(/a change of less than \d+ may be noise alone/);
  });

  it('take one form at a time', async () => {
    const show = ['releases', 'show', answer.release];
    expect(await inRoom(...show, '--csv', '--html')).toMatchObject({ code: 2 });
    expect(await inRoom(...show, '--out', 'x')).toMatchObject({ code: 2 });
  });
});
