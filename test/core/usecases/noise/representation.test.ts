import { beforeAll, describe, expect, it } from 'vitest';
import { exportLines } from '#cli/release/export-release.ts';
import { answerLines } from '#cli/render/answer.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { AUDIENCE } from '#core/analyses/representation.ts';
import { type AnswerDocument, answerDocument } from '#core/documents/answer-document.ts';
import type { RepresentationReading } from '#core/documents/representation-reading.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { rereadRelease } from '#core/usecases/questions/past-releases.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { checkEverybody } from '#core/usecases/questions/question-cells.ts';
import { readCells } from '#core/usecases/questions/read-cells.ts';
import { readRepresentation } from '#core/usecases/questions/read-representation.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { makeTrialRoom, TRIAL_TERMS } from '#test/support/made-up-trial.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { lawOf, releaseOf } from '#test/support/redrawn-lift.ts';
import {
  REACHED_PERCENT,
  trueCounts,
  unlikeAgreement,
  unlikeRows,
} from '#test/support/unlike-audience.ts';
import { EXACT_TERMS } from './noisy-agreement.ts';

const BY_AGE: QuestionRequest = { analysis: 'representation', by: ['brand.age_band'] };
const GOLD: QuestionRequest = { ...BY_AGE, where: { 'brand.tier': ['gold'] } };
const AGES = Object.keys(REACHED_PERCENT);

const answered = async (ports: RoomPorts, question: QuestionRequest): Promise<AnswerDocument> => {
  const document = answerDocument(await answerQuestion(ports)('brand', question));
  if (document.kind === 'error') throw new Error(document.error.message);
  return document;
};

const readingOf = ({ representation }: Pick<AnswerDocument, 'representation'>) => {
  if (representation === undefined) throw new Error('no representation');
  return representation;
};

const said = (answer: AnswerDocument): string =>
  answerLines(answer, 'brand').join(' ').replaceAll(/\s+/g, ' ');

/** Whether all that a reading says is true of the lists. */
const isTrue = ({ values, leftOut }: RepresentationReading, tier?: string): boolean => {
  const rateOf = (age: string): number => {
    const { selected, everybody } = trueCounts(age, tier);
    return selected / everybody;
  };
  const highest = Math.max(
    ...values.filter(({ reference }) => reference).map(({ value }) => rateOf(value)),
  );
  const within = (truth: number, bounds: { readonly low: number; readonly high: number }) =>
    bounds.low - 1e-6 <= truth && truth <= bounds.high + 1e-6;
  return (
    leftOut.length + values.length === AGES.length &&
    values.every(
      ({ value, rate, ratio }) =>
        within(rateOf(value), rate) &&
        (ratio === undefined || within(rateOf(value) / highest, ratio)),
    )
  );
};

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeTrialRoom(unlikeAgreement(), unlikeRows);
}, 120_000);

describe('representation', () => {
  it('says which part of each value is reached, beside the highest, and what the noise leaves open', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, BY_AGE);
    expect(answer.cells).toHaveLength(2 * AGES.length);
    const reading = readingOf(answer);
    expect(reading).toMatchObject({ attribute: 'brand.age_band', leftOut: ['65-74'] });
    expect(reading.values.map(({ value, fourFifths }) => [value, fourFifths])).toEqual([
      ['18-24', 'not-below'],
      ['25-34', 'not-below'],
      ['35-44', 'cannot-tell'],
      ['45-54', 'below'],
      ['55-64', 'below'],
    ]);
    expect(isTrue(reading)).toBe(true);
    expect(reading.highest).toMatch(/18-24|25-34/);
    const unreached = reading.values.at(-1);
    expect(unreached).not.toHaveProperty('selected');
    expect(unreached?.ratio).not.toHaveProperty('value');
    expect(said(answer)).toMatch(
      /Below four fifths of the highest rate, for all that the noise leaves open: 45-54 0\.\d\d \(0\.\d\d to 0\.\d\d\); 55-64 at most 0\.\d\d\./,
    );
    expect(said(answer)).toMatch(/It cannot be told of 35-44 0\.\d\d/);
    expect(said(answer)).toContain('no proof of discrimination');
    expect(said(answer)).toContain('Nobody is compared with 55-64, whose own rate');
    expect(said(answer)).toContain('Not looked at, as too few people of the list are of it: 65-74');
  });

  it('of a segment counts whom its filters let in, of everybody all the same', async () => {
    const { ports } = copyMemoryRoom(template);
    const [all, gold] = [
      readingOf(await answered(ports, BY_AGE)),
      readingOf(await answered(ports, GOLD)),
    ];
    expect(isTrue(gold, 'gold')).toBe(true);
    for (const [at, { everybody, selected = 0 }] of gold.values.entries()) {
      const whole = all.values[at];
      expect(Math.abs(everybody - (whole?.everybody ?? 0))).toBeLessThan(100);
      expect(Math.abs(selected - (whole?.selected ?? 0) / 2)).toBeLessThan(100);
    }
  });

  it('asks of either list, whose people are everybody then', async () => {
    const { ports } = copyMemoryRoom(template);
    const { values } = readingOf(
      await answered(ports, { analysis: 'representation', by: ['publisher.device'] }),
    );
    expect(values).toHaveLength(2);
    const listed = unlikeRows('publisher');
    for (const { value, everybody, rate } of values) {
      const own = listed.filter(({ device }) => device === value).length;
      expect(Math.abs(everybody - own)).toBeLessThan(60);
      expect(rate.high).toBe(1);
    }
  });

  it('says all that is true in 95 of 100 answers or more, with noise drawn anew, near the threshold too', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, BY_AGE);
    const release = releaseOf(answer);
    const rules = { k: release.k, law: lawOf(release) };
    const near = rules.k + rules.law.bound;
    const runs = 3000;
    const holdsIn = (countsOf: (age: string) => Record<'selected' | 'everybody', number>) => {
      const cells = release.cells.map(({ by }) => {
        const of = countsOf(by['brand.age_band'] ?? '');
        const people = by[AUDIENCE.name] === AUDIENCE.selected ? of.selected : of.everybody;
        return { by, people: people < rules.k ? undefined : people };
      });
      let held = 0;
      for (let run = 0; run < runs; run += 1) {
        const drawn = [...releaseNoisily(cells, rules, seededRandomness(`fair ${run}`))];
        const redrawn = { ...release, cells: drawn };
        const reading = readRepresentation(redrawn, readCells(redrawn));
        const rates = (reading?.values ?? []).map(({ value, rate }) => {
          const { selected, everybody } = countsOf(value);
          return { truth: selected / everybody, rate };
        });
        if (rates.every(({ truth, rate }) => rate.low - 1e-6 <= truth && truth <= rate.high + 1e-6))
          held += 1;
      }
      return held / runs;
    };
    expect(holdsIn(trueCounts)).toBeGreaterThan(0.945);
    expect(
      holdsIn((age) => ({ selected: near + AGES.indexOf(age) - 3, everybody: 2 * near })),
    ).toBeGreaterThan(0.945);
  });

  it('is charged once, dearer to the list of which everybody is told, and the same whenever it is read', async () => {
    const { ports } = copyMemoryRoom(template);
    const plan = await planQuestion(ports)('brand', BY_AGE);
    expect(plan).toMatchObject({ outcome: 'possible', cells: 12, accuracy: { sensitivity: 4 } });
    const first = await answered(ports, BY_AGE);
    expect((await answered(ports, BY_AGE)).repeated).toBe(true);
    expect((await rereadRelease(ports)(first.release)).representation).toEqual(
      first.representation,
    );
    const charged = (await ports.ledger.entries()).flatMap(({ event }) =>
      event.type === 'budget-reserved' ? [event.charges] : [],
    );
    expect(charged).toHaveLength(1);
  });

  it('suppresses everybody of a value that too few have where more are asked for', async () => {
    const terms = { ...TRIAL_TERMS, minimumSupport: 2000 };
    const { ports } = await makeTrialRoom(unlikeAgreement({ privacy: terms }), unlikeRows);
    const { cells, representation } = await answered(ports, BY_AGE);
    expect(cells.every(({ outcome }) => outcome === 'suppressed')).toBe(true);
    expect(representation).toEqual({
      ...{ attribute: 'brand.age_band', values: [], leftOut: AGES },
    });
  });

  it('refuses what it does not answer, in one sentence, and charges nothing', async () => {
    const { ports } = copyMemoryRoom(template);
    const asked = (question: QuestionRequest) => answerQuestion(ports)('brand', question);
    await expect(asked({ ...BY_AGE, by: [] })).rejects.toThrow(/^Representation is by one/);
    await expect(asked({ ...BY_AGE, by: ['brand.age_band', 'brand.tier'] })).rejects.toThrow(
      /^Representation is by one attribute: name it as party\.attribute[^.]*\.$/,
    );
    await expect(asked({ ...BY_AGE, by: ['brand.height'] })).rejects.toThrow(/no such attribute/);
    await expect(asked({ ...BY_AGE, where: { 'brand.age_band': ['18-24'] } })).rejects.toThrow(
      /^"representation" takes no filter by brand\.age_band, by which it counts: [^.]*\.$/,
    );
    expect(await answerQuestion(ports)('publisher', BY_AGE)).toMatchObject({
      ...{ outcome: 'refused', reason: 'analysis-not-allowed' },
    });
    const exact = unlikeAgreement({ privacy: EXACT_TERMS }).agreement;
    expect(() => parseQuestion(BY_AGE, exact)).toThrow(
      'Exact counts (noise: none) allow no "representation"',
    );
    const entries = await ports.ledger.entries();
    expect(entries.some(({ event }) => event.type === 'budget-reserved')).toBe(false);
  });

  it('is not asked of a version of which nobody counted the values', () => {
    const question = parseQuestion(BY_AGE, unlikeAgreement().agreement);
    const of = (reports: object) =>
      checkEverybody({
        question,
        versions: { counted: { party: 'brand', dataset: 'customers' }, reports },
      } as unknown as Asked);
    expect(() => of({ counted: {}, other: { support: [] } })).toThrow(
      /^The version of brand\.customers is of an older room, [^.]*\.$/,
    );
    expect(() => of({ counted: { support: [] }, other: {} })).not.toThrow();
  });

  it('is told on screen and in every form', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, BY_AGE);
    const lines = answerLines(answer, 'brand').join('\n');
    expect(lines).toMatch(/18-24( \(highest\))? +\d{3} +1,\d{3} +\d\d\.\d % \(\d\d\.\d to/);
    expect(lines).toMatch(/55-64 +suppressed +1,\d{3} +at most \d+\.\d % +at most 0\.\d\d +below/);
    const csv = exportLines(answer, 'csv');
    expect(csv).toHaveLength(1 + AGES.length);
    expect(csv[0]).toMatch(/^value,selected,suppressed,everybody,left_out,rate,/);
    expect(csv[1]).toMatch(/^18-24,\d{3},,1\d{3},,0\.\d{6},0\.\d{6},0\.\d{6},[01]\.\d{6},/);
    expect(csv.at(-1)).toMatch(/^65-74,,,,yes,,,,,,,,,/);
    expect(exportLines(answer, 'html').join('\n')).toContain('<th class="number">four fifths</th>');
    const { data, layer } = JSON.parse(exportLines(answer, 'vega').join('\n'));
    expect(data.values).toHaveLength(AGES.length - 1);
    expect(layer[0].encoding.x.datum).toBe(0.8);
  });
});

it('representation needs format 2 of the agreement', () => {
  expect(() => unlikeAgreement({ airlock: 1 })).toThrow(
    /"representation" needs format 2: write airlock: 2/,
  );
});
