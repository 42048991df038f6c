import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { tableLines } from '#cli/render/table.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { agedSite } from '#test/reliability/aged-site.ts';
import { checkDrop } from '#test/reliability/check-drop.ts';
import { checkKeys } from '#test/reliability/check-keys.ts';
import {
  checkWhole,
  doubleCharges,
  eventsOf,
  leftoversOf,
  ofType,
} from '#test/reliability/room-record.ts';
import { copySite, type Ended, run, type Site } from '#test/reliability/site.ts';
import {
  emptySite,
  filledSite,
  NEW,
  OLD,
  preparedSite,
  prepareInto,
  proposedSite,
} from '#test/reliability/sites.ts';
import { CONTAINER, canMakeContainers } from '#test/support/namespaces.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

/** Rounds of each race; `AIRLOCK_ROUNDS` for a longer watch. */
const ROUNDS = Number(process.env.AIRLOCK_ROUNDS ?? 2);

const table: string[][] = [];
afterEach(closeTestRooms);
afterAll(async () => {
  console.log(tableLines(['at once', 'where', 'processes', 'outcome'], table).join('\n'));
  await removeTempFolders();
});

type Command = readonly string[];

/** Where the processes of a race live: side by side, or each as the first process of a container of its own. */
const PLACES: readonly (readonly [string, readonly string[]])[] = [
  ['one machine', []],
  ...(canMakeContainers ? ([['containers', CONTAINER]] as const) : []),
];

const race = (site: Site, inside: readonly string[], commands: readonly Command[]) =>
  Promise.all(commands.map((command) => run(site, [...command, '--json'], { inside })));

const allDone = (ended: readonly Ended[]): void => {
  for (const { code, signal, out, err } of ended)
    expect({ code, signal, err }, out).toEqual({ code: 0, signal: undefined, err: '' });
};

/** After a race the ledger is whole, nothing was charged twice and nothing lies about. */
const expectOrder = async (site: Site): Promise<void> => {
  await checkWhole(site);
  expect(doubleCharges(await eventsOf(site))).toBe(0);
  expect(await leftoversOf(site)).toEqual([]);
};

const upload = (drop: string, party: string): Command => ['upload', drop, '--party', party];
const overlap = (party: string): Command => ['ask', 'overlap', '--party', party];

interface Answered {
  readonly release: string;
  readonly question: unknown;
  readonly versions: readonly { readonly party: string; readonly version: string }[];
  readonly cells: readonly { readonly people?: number }[];
}
const answerOf = ({ out }: Ended): Answered => JSON.parse(out);

/** Sixteen questions: two analyses, by what, and on which kinds. */
const QUESTIONS: readonly Command[] = ['email', 'phone', 'email,phone', 'phone,email'].flatMap(
  (on) => [
    ['ask', 'overlap', '--on', on],
    ['ask', 'segments', '--by', 'brand.tier', '--on', on],
    ['ask', 'segments', '--by', 'publisher.device', '--on', on],
    ['ask', 'segments', '--by', 'brand.tier,publisher.device', '--on', on],
  ],
);

describe.each(PLACES)('at once, on %s', (where, inside) => {
  it('fifty questions never spend more than the budget, and each has one answer', async () => {
    const affordable = 4;
    const site = await filledSite('laplace', { epsilonBudget: affordable * 0.5 });
    const asked = Array.from({ length: 50 }, (_, at) => [
      ...(QUESTIONS[at % QUESTIONS.length] ?? []),
      ...['--party', at % 2 === 0 ? 'brand' : 'publisher'],
    ]);
    const ended = await race(site, inside, asked);
    for (const { code, out, err } of ended) expect([0, 3, 4], out + err).toContain(code);
    const events = await eventsOf(site);
    const charges = ofType(events, 'budget-reserved');
    expect(charges).toHaveLength(affordable);
    expect(ofType(events, 'answer-released')).toHaveLength(affordable);
    const answers = new Map<string, string>();
    for (const { question, release, cells } of ended
      .filter(({ code }) => code !== 3)
      .map(answerOf)) {
      const answer = JSON.stringify([release, cells]);
      const key = JSON.stringify(question);
      expect(answers.get(key) ?? answer).toBe(answer);
      answers.set(key, answer);
    }
    expect(answers.size).toBe(affordable);
    await expectOrder(site);
    const answered = ended.filter(({ code }) => code !== 3).length;
    table.push([
      'questions',
      where,
      '50',
      `${answered} answered, ${50 - answered} refused: budget spent, not overspent`,
    ]);
  });

  it('fifty times one question is charged once and answered alike', async () => {
    const site = await filledSite('laplace');
    const ended = await race(
      site,
      inside,
      Array.from({ length: 50 }, (_, at) => overlap(at % 2 === 0 ? 'brand' : 'publisher')),
    );
    allDone(ended);
    expect(new Set(ended.map((one) => JSON.stringify(answerOf(one).cells))).size).toBe(1);
    const events = await eventsOf(site);
    expect(ofType(events, 'budget-reserved')).toHaveLength(1);
    expect(ofType(events, 'answer-released')).toHaveLength(1);
    await expectOrder(site);
    table.push(['one question', where, '50', 'one charge, one release, one answer']);
  });

  it('uploads of both parties and questions see whole versions', async () => {
    const template = await filledSite('none', { minimumChange: 50 });
    for (let round = 0; round < ROUNDS; round += 1) {
      const site = await copySite(template);
      const [brand, publisher, ...asked] = await race(site, inside, [
        upload('drop', 'brand'),
        upload('publisher-drop', 'publisher'),
        ...['brand', 'publisher', 'brand', 'publisher'].map(overlap),
      ]);
      allDone([brand, publisher, ...asked].filter((one) => one !== undefined));
      const versionOf = (one: Ended | undefined): string => JSON.parse(one?.out ?? '{}').version;
      for (const { versions, cells } of asked.map(answerOf)) {
        const isNew = versions.some(({ version }) => version === versionOf(brand));
        expect(cells[0]?.people).toBe(isNew ? NEW : OLD);
      }
      expect(answerOf(await run(site, [...overlap('brand'), '--json'])).cells[0]?.people).toBe(NEW);
      await expectOrder(site);
    }
    table.push(['2 uploads, 4 questions', where, '6', 'every answer on whole versions']);
  });

  it('an upload outlives every command that sweeps beside it', async () => {
    const template = await filledSite('none');
    for (let round = 0; round < ROUNDS; round += 1) {
      const site = await copySite(template);
      const others = Array.from({ length: 8 }, () => ['approve', '--yes', '--party', 'publisher']);
      allDone(await race(site, inside, [upload('drop', 'brand'), ...others]));
      await expectOrder(site);
    }
    table.push(['upload, 8 that sweep', where, '9', 'published']);
  });

  it('an upload outlives whoever cleans the room up beside it', async () => {
    const template = await agedSite({ unfinished: true, declared: true });
    for (let round = 0; round < ROUNDS; round += 1) {
      const site = await copySite(template);
      const cleaning = [['room', 'upkeep'], ['expire'], ['room', 'upkeep']];
      const all = [cleaning[0] ?? [], upload('drop', 'brand'), ...cleaning];
      allDone(await race(site, inside, all));
      expect(answerOf(await run(site, [...overlap('brand'), '--json'])).cells[0]?.people).toBe(NEW);
      await expectOrder(site);
    }
    table.push([
      'upload, 4 that clean up',
      where,
      '5',
      'published; what was left long ago is gone',
    ]);
  });

  it('init four times makes one room with one pair of keys', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const site = await emptySite();
      const init = ['init', '--agreement', 'agreement.yaml'];
      const codes = (await race(site, inside, [init, init, init, init])).map(({ code }) => code);
      // One that comes when the room is made finds it there, and is refused.
      expect(codes).toContain(EXIT.done);
      for (const code of codes) expect([EXIT.done, EXIT.refused]).toContain(code);
      await checkKeys(join(site.folder, 'room'));
      expect(await eventsOf(site)).toHaveLength(1);
      await expectOrder(site);
    }
    table.push(['init', where, '4', 'one room, one pair of keys, one proposal']);
  });

  it('approvals of one party are recorded once', async () => {
    const site = await proposedSite();
    allDone(await race(site, inside, Array(4).fill(['approve', '--yes', '--party', 'brand'])));
    expect(ofType(await eventsOf(site), 'agreement-approved')).toHaveLength(1);
    await expectOrder(site);
    table.push(['approve', where, '4', 'one approval']);
  });

  it('two that prepare into one folder leave one whole drop', async () => {
    const template = await preparedSite();
    for (let round = 0; round < ROUNDS; round += 1) {
      const site = await copySite(template);
      const ended = await race(site, inside, [prepareInto('new.csv'), prepareInto('old.csv')]);
      for (const { code, out, err } of ended) expect([0, 2], out + err).toContain(code);
      const rows = await checkDrop(join(site.folder, 'drop'), { alone: true });
      expect([500, 20_000]).toContain(rows);
      expect(await leftoversOf(site)).toEqual([]);
    }
    table.push(['prepare into one folder', where, '2', 'one whole drop']);
  });
});
