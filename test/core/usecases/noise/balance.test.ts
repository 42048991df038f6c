import { beforeAll, describe, expect, it } from 'vitest';
import { exportLines } from '#cli/release/export-release.ts';
import { answerLines } from '#cli/render/answer.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { type AnswerDocument, answerDocument } from '#core/documents/answer-document.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { rereadRelease } from '#core/usecases/questions/past-releases.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { readBalance } from '#core/usecases/questions/read-balance.ts';
import { readCells } from '#core/usecases/questions/read-cells.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { dealtAgreement, dealtRows, PER_ARM, REGION_SHARES } from '#test/support/dealt-trial.ts';
import { makeTrialRoom } from '#test/support/made-up-trial.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { EXACT_TERMS } from './noisy-agreement.ts';

const by = (...names: string[]): QuestionRequest => ({ analysis: 'balance', by: names });
const REGION = by('brand.region');

const answered = async (ports: RoomPorts, question: QuestionRequest): Promise<AnswerDocument> => {
  const document = answerDocument(await answerQuestion(ports)('brand', question));
  if (document.kind === 'error') throw new Error(document.error.message);
  return document;
};

const said = (answer: AnswerDocument): string =>
  answerLines(answer, 'brand').join(' ').replaceAll(/\s+/g, ' ');

const NOTHING = dealtAgreement().agreement.experiments?.nothing;
/** The same arms, held to another outcome, and other arms. */
const SEVERAL = {
  nothing: NOTHING,
  tiers: { ...NOTHING, outcome: 'brand.tier', converted: ['gold'] },
  devices: { ...NOTHING, assignment: 'publisher.device', treated: ['tv'], control: 'mobile' },
};

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeTrialRoom(dealtAgreement(), dealtRows);
});

describe('balance', () => {
  it('says what part of each arm has each value, and that chance makes arms that are so alike', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, REGION);
    expect(answer.cells).toHaveLength(2 * 3);
    const { balance } = answer;
    expect(balance).toMatchObject({ attribute: 'brand.region', leftOut: [], nearThreshold: false });
    expect(balance?.arms.map(({ arm, role }) => [arm, role])).toEqual([
      ['withheld', 'control'],
      ['shown', 'treated'],
    ]);
    for (const { people, shares } of balance?.arms ?? []) {
      expect(Math.abs(people - PER_ARM)).toBeLessThan(150);
      expect(shares.map(({ value }) => value)).toEqual(['north', 'south', 'east']);
      for (const [at, { share }] of shares.entries())
        expect(Math.abs(share - (REGION_SHARES[at] ?? 0))).toBeLessThan(0.05);
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
    }
    expect(balance?.chance).toMatchObject({ degrees: 2, mismatch: false });
    expect(said(answer)).toMatch(/arms are alike in brand\.region.*\d of 1,000 experiments/);
  });

  it('tells arms that something other than chance made', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, by('nothing', 'publisher.device'));
    expect(answer.balance?.chance).toMatchObject({ degrees: 1, mismatch: true });
    expect(answer.balance?.chance?.p).toBeLessThan(0.001);
    expect(said(answer)).toContain('The arms are not alike in publisher.device (p below 0.001)');
  });

  it('says that arms differ more than most, where chance makes such ones at times', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, REGION);
    const { balance } = answer;
    if (balance === undefined) throw new Error('no balance');
    const chance = { p: 0.0214, degrees: 2, mismatch: false };
    expect(said({ ...answer, balance: { ...balance, chance } })).toMatch(
      /differ more in brand\.region than most that chance made \(p 0\.021\): .* in 21 of 1,000 experiments/,
    );
  });

  it('holds the plain truth where counts are exact', async () => {
    const signed = dealtAgreement({ privacy: EXACT_TERMS });
    const { ports } = await makeTrialRoom(signed, dealtRows);
    const { balance } = await answered(ports, REGION);
    for (const { shares } of balance?.arms ?? [])
      for (const [at, { share }] of shares.entries())
        expect(share).toBeCloseTo(REGION_SHARES[at] ?? 0, 2);
    expect(balance?.chance?.p).toBeCloseTo(1, 6);
  });

  it('leaves out a value that is suppressed in an arm, and says so', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, by('brand.tier'));
    expect(answer.balance?.leftOut).toEqual(['rare']);
    expect(answer.balance?.chance).toMatchObject({ degrees: 1, mismatch: false });
    expect(answer.balance?.arms[0]?.shares.map(({ value }) => value)).toEqual(['gold', 'silver']);
    expect(said(answer)).toContain('Not compared, as it is suppressed in an arm: rare.');
  });

  it('judges nothing where fewer than two values came out in every arm', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, { ...REGION, epsilon: 0.03 });
    expect(answer.balance?.leftOut.length).toBeGreaterThanOrEqual(2);
    expect(answer.balance).not.toHaveProperty('chance');
    expect(said(answer)).toContain('The arms were not compared by brand.region');
  });

  it('marks a count near the threshold', async () => {
    const { ports } = copyMemoryRoom(template);
    const asked = await answerQuestion(ports)('brand', REGION);
    if (asked.outcome === 'refused') throw new Error('refused');
    const near = readCells(asked.release).map((cell) =>
      cell.outcome === 'released' && cell.by['brand.region'] === 'east'
        ? { ...cell, estimate: cell.people }
        : cell,
    );
    expect(readBalance(asked.release, near)?.nearThreshold).toBe(true);
    expect(readBalance(asked.release, readCells(asked.release))?.nearThreshold).toBe(false);
  });

  it('says the same whoever reads it and whenever, and costs what segments cost', async () => {
    const { ports } = copyMemoryRoom(template);
    const first = await answered(ports, REGION);
    expect((await rereadRelease(ports)(first.release)).balance).toEqual(first.balance);
    const named = await answered(ports, by('publisher.arm', 'brand.region'));
    expect([named.release, named.repeated]).toEqual([first.release, true]);
    const accuracy = async (question: QuestionRequest) => {
      const plan = await planQuestion(ports)('brand', question);
      return plan.outcome === 'possible' ? plan.accuracy : undefined;
    };
    const both = ['publisher.arm', 'brand.region'];
    expect(await accuracy(REGION)).toEqual(await accuracy({ analysis: 'segments', by: both }));
  });

  it('refuses what says nothing of how people were dealt, in one sentence, and charges nothing', async () => {
    const { ports } = copyMemoryRoom(template);
    for (const [names, says] of [
      [[], /^Balance needs one attribute by which arms may differ: [^.]*\.attribute[^.]*\.$/],
      [['nothing'], /^Balance needs one attribute/],
      [['publisher.arm'], /^Balance needs one attribute/],
      [['brand.bought'], /^What people did after the treatment .*ask "lift"\.$/],
      [['brand.height'], /^The agreement declares no such attribute/],
      [['nothin', 'brand.region'], /^The agreement declares no such experiment of these lists/],
      [['publisher.device', 'brand.region'], /^Balance needs an experiment .*ask "segments"/],
    ] as const)
      await expect(answerQuestion(ports)('brand', by(...names))).rejects.toThrow(says);
    await expect(
      answerQuestion(ports)('brand', { ...REGION, where: { 'brand.tier': ['gold'] } }),
    ).rejects.toThrow('"balance" takes no filters: ask it of everybody.');
    expect(await answerQuestion(ports)('publisher', REGION)).toMatchObject({
      outcome: 'refused',
      reason: 'analysis-not-allowed',
    });
    const entries = await ports.ledger.entries();
    expect(entries.some(({ event }) => event.type === 'budget-reserved')).toBe(false);
  });

  it('asks which experiment, where there are several, and takes no outcome of the same arms', () => {
    const asked = (experiments: object, ...names: string[]) => {
      const { agreement } = dealtAgreement({ experiments });
      return () => parseQuestion(by(...names), agreement);
    };
    expect(asked(SEVERAL, 'brand.region')).toThrow(
      /^Several experiments are meant: name one of nothing, tiers, devices\.$/,
    );
    expect(asked(SEVERAL, 'nothing', 'brand.tier')).toThrow(/^What people did after/);
    expect(asked(SEVERAL, 'devices', 'brand.region')()).toMatchObject({
      by: [
        { party: 'brand', attribute: 'region' },
        { party: 'publisher', attribute: 'device' },
      ],
      experiment: { name: 'devices', control: { arm: 'mobile', parts: 1 } },
    });
    expect(asked(SEVERAL, 'devices', 'publisher.arm')()).toMatchObject({
      experiment: { name: 'devices' },
    });
    expect(asked({}, 'brand.region')).toThrow(/^Balance needs an experiment/);
  });

  it('is told on screen and in every form', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, REGION);
    const lines = answerLines(answer, 'brand').join('\n');
    expect(lines).toMatch(/brand\.region +withheld \(control\) +shown/);
    expect(lines).toMatch(/north +\d\d\.\d % +\d\d\.\d %/);
    const csv = exportLines(answer, 'csv');
    expect(csv).toHaveLength(1 + 2 * 3);
    expect(csv[0]).toMatch(/^arm,role,arm_people,value,share_of_arm,left_out,balance_p/);
    expect(csv[1]).toMatch(/^withheld,control,\d+,north,0\.\d{6},,[01]\.\d{6},2,/);
    expect(exportLines(answer, 'html').join('\n')).toContain('<th class="number">shown</th>');
    const { data } = JSON.parse(exportLines(answer, 'vega').join('\n'));
    expect(data.values).toHaveLength(2 * 3);
  });
});

it('balance needs format 2 of the agreement', () => {
  const analyses = { brand: ['balance'], publisher: [] };
  expect(() => dealtAgreement({ airlock: 1, experiments: undefined, analyses })).toThrow(
    /"balance" needs format 2: write airlock: 2/,
  );
  expect(dealtAgreement({ analyses }).agreement.airlock).toBe(2);
});

it('balance counts by the SQL of segments, with the same attributes, values and noise', () => {
  const { sql, sensitivity, columns, values, count } = CATALOGUE.segments;
  expect(CATALOGUE.balance).toMatchObject({ sql, sensitivity, columns, values, count });
});
