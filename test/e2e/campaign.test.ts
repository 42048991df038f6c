import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleaseCell } from '#core/documents/release.ts';
import { compareCells } from '#proof/demo/truth.ts';
import { CAMPAIGN_EVENTS, CAMPAIGN_FILES } from '#sample/campaign/campaign-files.ts';
import { ARMS, DISTRICTS } from '#sample/campaign/campaign-people.ts';
import { campaignTruth } from '#sample/campaign/campaign-truth.ts';
import { type Credited, historyTruth } from '#sample/campaign/history-truth.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/campaign/', import.meta.url));
const truth = campaignTruth();
const histories = historyTruth();
let room = '';

beforeAll(async () => {
  room = join(await tempFolder(), 'room');
  const ran = await runCli(
    ...['rehearse', '--room', room, '--agreement', join(EXAMPLE, 'agreement.yaml')],
    ...Object.entries({ ...CAMPAIGN_FILES, ...CAMPAIGN_EVENTS }).flatMap(([list, file]) => [
      '--file',
      `${list}=${join(EXAMPLE, file)}`,
    ]),
    ...['--attest', 'Made-up people.'],
  );
  expect(ran).toMatchObject({ code: 0 });
}, 120_000);
afterAll(removeTempFolders);

const ask = async (...args: readonly string[]): Promise<AnswerDocument> => {
  const { out } = await runCli('ask', ...args, '--room', room, '--party', 'brand', '--json');
  return AnswerDocument.parse(JSON.parse(out));
};

/** What stands for a row of a roll-up: a district, or those of a region that have no row of their own. */
const buyersIn =
  ({ cells }: AnswerDocument) =>
  ({ by }: ReleaseCell): number | undefined => {
    const told = new Set(
      cells
        .filter(({ outcome }) => outcome === 'released')
        .map((each) => each.by['brand.district']),
    );
    const district = by['brand.district'];
    if (district !== undefined) return truth.buyers[district];
    const [, inside = {}] =
      Object.entries(DISTRICTS).find(([region]) => region === by['brand.region']) ?? [];
    return Object.keys(inside)
      .filter((name) => !told.has(name))
      .reduce((sum, name) => sum + (truth.buyers[name] ?? 0), 0);
  };

const whole = (number: number): string => number.toLocaleString('en-GB');
const euros = (cents: number): string =>
  (cents / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });

/** The rows of the README that say what is true of histories. */
const historyRows = (): readonly string[] => {
  const { reached, converted, credited, bought } = histories;
  const of = (exposed: string, where: string) => whole(converted[`${exposed}/${where}`] ?? 0);
  return [
    ...Object.entries(reached).map(([name, people]) => `| ${name} | ${whole(people)} |`),
    ...['yes', 'no'].map(
      (each) => `| ${each} | ${of(each, 'web')} | ${of(each, 'store')} | ${of(each, 'no')} |`,
    ),
    ...Object.entries(credited).map(
      ([name, { people, conversions, cents }]) =>
        `| ${name} | ${whole(people)} | ${whole(conversions)} | ${euros(cents)} |`,
    ),
    ...Object.entries(bought).map(
      ([name, { people, cents }]) => `| ${name} | ${whole(people)} | ${euros(cents)} |`,
    ),
  ];
};

describe('the example of a campaign, whose truth is known', () => {
  it('says of each arm how many there are and how many bought, but for the noise', async () => {
    const answer = await ask('lift');
    const compared = compareCells(answer, ({ by }) => {
      const arm = ARMS.find((each) => each === by['publisher.arm']);
      if (arm === undefined) return undefined;
      const { people, bought } = truth.arms[arm];
      return by['brand.bought'] === 'yes' ? bought : people - bought;
    });
    expect(compared.map(({ verdict }) => verdict)).toEqual(Array(6).fill('within the noise'));
    expect(answer.lift?.arms.map(({ arm, role }) => [arm, role])).toEqual([
      ['withheld', 'control'],
      ['video', 'treated'],
      ['banner', 'treated'],
    ]);
  }, 60_000);

  it('has every buyer in one row of the roll-up, those of small districts among the others of a region', async () => {
    const answer = await ask('rollup', '--by', 'brand.district', '--where', 'brand.bought=yes');
    const released = answer.cells.filter(({ outcome }) => outcome === 'released');
    const compared = compareCells({ ...answer, cells: released }, buyersIn(answer));
    expect(compared.filter(({ verdict }) => verdict !== 'within the noise')).toEqual([]);
    const buyers = Object.values(truth.buyers).reduce((sum, each) => sum + each, 0);
    expect(compared.reduce((sum, row) => sum + row.truth, 0)).toBe(buyers);
    const others = released.filter(({ by }) => by['brand.district'] === undefined);
    expect(others.map(({ by }) => by['brand.region'])).toEqual(Object.keys(DISTRICTS));
  }, 60_000);

  it.each([
    ['reach', 'publisher.campaign', histories.reached],
    ['conversions', 'brand.place', histories.converted],
  ] as const)(
    'says of %s by %s how many there are, but for the noise',
    async (name, by, told) => {
      const answer = await ask(name, '--by', by);
      const compared = compareCells(answer, ({ by: { exposed, ...rest } }) => {
        const value = rest[by] ?? '';
        return told[exposed === undefined ? value : `${exposed}/${value}`];
      });
      expect(compared).toHaveLength(Object.keys(told).length);
      expect(compared.filter(({ verdict }) => verdict !== 'within the noise')).toEqual([]);
    },
    60_000,
  );

  it.each([
    ['attribution', 'publisher.campaign', histories.credited],
    ['value', 'brand.place', histories.bought],
  ] as const)(
    'says of %s by %s what it came to, but for the noise',
    async (name, by, told) => {
      const answer = await ask(name, '--by', by);
      const of = (cell: ReleaseCell): Credited | undefined => told[cell.by[by] ?? ''];
      const compared = compareCells(answer, (cell) => of(cell)?.people);
      expect(compared).toHaveLength(Object.keys(told).length);
      expect(compared.filter(({ verdict }) => verdict !== 'within the noise')).toEqual([]);
      for (const cell of answer.cells) {
        const { conversions = 0, cents = 0 } = of(cell) ?? {};
        for (const { name: sum, step, noiseBound } of answer.sums ?? []) {
          const held = sum === 'conversions' ? 1000 * conversions : cents;
          const said = (cell.outcome === 'released' && cell.sums?.[sum]) || Number.NaN;
          expect(Math.abs(said - held)).toBeLessThanOrEqual(noiseBound + step / 2);
        }
      }
      expect(answer.sums).not.toHaveLength(0);
    },
    60_000,
  );

  it('is described in its README with its truth', async () => {
    const readme = await readFile(join(EXAMPLE, 'README.md'), 'utf8');
    for (const arm of ARMS) {
      const { people, bought, adds } = truth.arms[arm];
      const counts = [people, bought].map((each) => each.toLocaleString('en-GB'));
      const rate = `${((100 * bought) / people).toFixed(2)} %`;
      const added = arm === 'withheld' ? '' : `+${(100 * adds).toFixed(2)}`;
      expect(readme).toContain(`| ${[arm, ...counts, rate, added].join(' | ')} |`);
    }
    const regions = Object.entries(DISTRICTS).map(([region, inside]) => {
      const towns = Object.keys(inside).map((name) => [name, truth.buyers[name] ?? 0] as const);
      const all = towns.reduce((sum, [, buyers]) => sum + buyers, 0);
      return `| ${region} | ${all.toLocaleString('en-GB')} | ${towns.map(([name, buyers]) => `${name} ${buyers}`).join(', ')} |`;
    });
    for (const line of regions) expect(readme).toContain(line);
    for (const line of historyRows()) expect(readme).toContain(line);
  });
});
