import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { localDeps } from '#adapters/local/deps.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import { inquire } from '#core/usecases/questions/inquiry.ts';
import { countsOf } from '#core/usecases/questions/question-cells.ts';
import { queryOf } from '#core/usecases/questions/question-query.ts';
import { findVersions } from '#core/usecases/questions/question-versions.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import type { PlainQuestion } from '#test/reference/plain-question.ts';
import { countsHold, holds, PLAIN } from '#test/support/histories/answer-holds.ts';
import {
  CLIP,
  dayOf,
  EVENT_LISTS,
  EVENT_TERMS,
  EVERYBODY,
  MAPPINGS,
  PARTY_OF,
  ROWS,
} from '#test/support/histories/event-people.ts';
import { expectOneSentence, type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let room: string;
/** What `prepare` said of the purchases. */
let prepared: string;

const ok = async (ran: Promise<Ran>): Promise<string> => {
  const { code, out, err } = await ran;
  expect(code, err).toBe(EXIT.done);
  return out;
};

/** Writes each party's files, prepares them and brings them into a room, by the commands. */
const fillRoom = async (): Promise<void> => {
  const folder = await tempFolder();
  const at = (name: string): string => join(folder, name);
  room = at('room');
  const terms = { ...EVENT_TERMS, 'privacy.epsilon': 5, 'privacy.epsilonBudget': 100 };
  await writeFile(at('agreement.yaml'), eventAgreementText(terms));
  await ok(runCli('init', '--room', room, '--agreement', at('agreement.yaml')));
  for (const party of ['brand', 'publisher'])
    await ok(runCli('approve', '--room', room, '--party', party, '--yes'));
  for (const list of EVENT_LISTS) {
    const lines = ROWS[list](EVERYBODY).map((row) => `${JSON.stringify(row)}\n`);
    await writeFile(at(`${list}.ndjson`), lines.join(''));
    await writeFile(at(`${list}-mapping.yaml`), stringify(MAPPINGS[list]));
    const of = ['--party', PARTY_OF[list], '--dataset', list, '--agreement', at('agreement.yaml')];
    const files = ['--mapping', at(`${list}-mapping.yaml`), '--out', at(list), '--attest', 'test'];
    const said = await ok(runCli('prepare', at(`${list}.ndjson`), ...of, ...files));
    if (list === 'purchases') prepared = said;
    await ok(runCli('upload', at(list), '--room', room, '--party', PARTY_OF[list]));
  }
};

beforeAll(fillRoom, 120_000);
afterAll(removeTempFolders);

/** What the room's engine counts for a question, before any noise. */
const counted = async (input: object): Promise<readonly CountedCell[]> => {
  const ports = await localDeps(room);
  try {
    const found = await findVersions(ports, await inquire(ports, 'brand', { input }));
    if (found.outcome !== 'found') throw new Error(found.outcome);
    const result = await ports.queryEngine.run(queryOf(found.asked), { answer: '0'.repeat(32) });
    if (result.outcome === 'running') throw new Error('DuckDB answers at once');
    return countsOf(found.asked, result.rows).flatMap(({ cells }) => cells);
  } finally {
    await ports.close();
  }
};

interface Case {
  readonly name: string;
  readonly by: string;
  readonly flags?: readonly string[];
  readonly more?: object;
  readonly plain: Partial<PlainQuestion>;
}

const CASES: readonly Case[] = [
  { name: 'reach', by: 'publisher.campaign', plain: { event: 'campaign' } },
  { name: 'conversions', by: 'brand.place', plain: { method: 'conversions', event: 'place' } },
  {
    ...{ name: 'attribution', by: 'publisher.campaign', flags: ['--method', 'even'] },
    ...{ more: { method: 'even' }, plain: { method: 'even', event: 'campaign' } },
  },
  { name: 'value', by: 'brand.tier', plain: { method: 'value', people: ['tier'] } },
];

describe('from two files of people and two of events, by the commands', () => {
  it.each(CASES)(
    '$name: the engine counts as loops over the raw rows do, and what leaves is within its bounds',
    async ({ name, by, flags = [], more, plain }) => {
      const question = { ...PLAIN, ...plain };
      const asking = ['--room', room, '--party', 'brand', '--by', by, ...flags];
      expect(await ok(runCli('ask', name, ...asking, '--dry-run'))).toContain('would come back');
      const answer = AnswerDocument.parse(
        JSON.parse(await ok(runCli('ask', name, ...asking, '--json'))),
      );
      holds(answer, question);
      countsHold(await counted({ analysis: name, by: [by], ...more }), question, answer);
      expect(await ok(runCli('ask', name, ...asking))).toContain(
        'Only people on both lists are in it.',
      );
    },
    60_000,
  );

  it('value says what it comes to for each buyer, on the screen and in every file', async () => {
    const asking = ['--room', room, '--party', 'brand', '--by', 'brand.tier'];
    const answer = AnswerDocument.parse(
      JSON.parse(await ok(runCli('ask', 'value', ...asking, '--json'))),
    );
    const means = answer.cells.map((cell) =>
      cell.outcome === 'released' && cell.mean ? (cell.mean.value / 100).toFixed(2) : '-',
    );
    const show = (flag: readonly string[]): Promise<string> =>
      ok(runCli('releases', 'show', answer.release, '--room', room, ...flag));
    const [csv, html, vega, screen] = [
      await show(['--csv']),
      await show(['--html']),
      await show(['--vega']),
      await show([]),
    ];
    expect(csv).toContain('revenue_for_each,revenue_for_each_low_95,revenue_for_each_high_95');
    const clips = 'Values over 500.00 EUR count as 500.00: ';
    for (const text of [html, screen]) expect(text).toContain(clips);
    expect(await ok(runCli('ask', 'value', ...asking, '--dry-run'))).toContain(clips);
    for (const mean of means) for (const text of [csv, html, screen]) expect(text).toContain(mean);
    expect(vega).toContain('"revenue for each"');
  }, 60_000);

  it('an answer is told from those to other days and by other methods, wherever it is read', async () => {
    const asking = ['--room', room, '--party', 'brand', '--by', 'publisher.campaign'];
    const days = ['--from', dayOf(5), '--to', dayOf(29)];
    const title = `attribution by publisher.campaign on email from ${dayOf(4)}T`;
    const asked = await ok(runCli('ask', 'attribution', ...asking, ...days, '--method', 'decay'));
    expect(asked.split('\n')[0]).toMatch(new RegExp(`^${title}.*, decay$`));
    const [, release = ''] = /Release ([\da-f-]+), for/.exec(asked) ?? [];
    const show = (...flag: readonly string[]): Promise<string> =>
      ok(runCli('releases', 'show', release, '--room', room, ...flag));
    expect((await show()).split('\n')[0]).toBe(asked.split('\n')[0]);
    expect(await show('--csv')).toContain(`"${asked.split('\n')[0]}"`);
  }, 60_000);

  it('prepare says what the clip took away', () => {
    const taken = EVERYBODY.flatMap(({ conversions }) => conversions).reduce(
      (sum, { value }) => sum + Math.max(0, value - CLIP),
      0,
    );
    expect(taken).toBeGreaterThan(0);
    const [whole, cents] = (taken / 100).toFixed(2).split('.');
    const text = `${Number(whole).toLocaleString('en')}.${cents} EUR`;
    expect(prepared).toContain(`Clipping took ${text} away in all.`);
  });
});

describe('a question about events that does not fit is one sentence, and nothing is charged', () => {
  const entries = async (): Promise<number> =>
    JSON.parse(await ok(runCli('ledger', 'list', '--room', room, '--json'))).entries.length;

  it.each<[readonly string[], string]>([
    [['value', '--by', 'publisher.campaign'], 'among brand.tier, publisher.device, brand.place'],
    [['conversions', '--by', 'brand.tier,publisher.device'], 'attribute of conversions'],
    [['attribution', '--by', 'brand.tier'], 'one attribute of touches'],
    [['reach', '--by', 'publisher.campaign', '--values', '3'], 'There are 2 values'],
    [['value', '--from', '2026-02-30'], 'not a day (from)'],
    [['value', '--events', 'brand=contacts'], 'no such list of events'],
    [['attribution', '--by', 'publisher.campaign', '--method', 'first'], 'last, even, u-shaped'],
    [['value', '--where', 'publisher.campaign=spring'], '"publisher.campaign" is of a list'],
    [
      ['value', '--by', 'brand.place', '--from', '2099-01-01'],
      'No event of brand.purchases can be',
    ],
    [['value', '--from', '2099-01-01', '--dry-run'], 'No event of brand.purchases can be'],
    [['overlap', '--method', 'last'], '"overlap" takes no "method"'],
    [['reach', '--by', 'publisher.campaign', '--values', '9'], 'under 1 to 4 values'],
  ])('%j', async (args, says) => {
    const before = await entries();
    const ran = await runCli('ask', ...args, '--room', room, '--party', 'brand');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expectOneSentence(ran);
    expect(ran.err).toContain(says);
    expect(await entries()).toBe(before);
  });
});
