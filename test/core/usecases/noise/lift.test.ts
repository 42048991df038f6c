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
import { readCells } from '#core/usecases/questions/read-cells.ts';
import { readLift } from '#core/usecases/questions/read-lift.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import {
  isNear,
  makeTrialRoom,
  SPRING,
  TRIAL_LISTS,
  TRIAL_TERMS,
  TRUE_PERCENT,
  trialAgreement,
} from '#test/support/made-up-trial.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { EXACT_TERMS } from './noisy-agreement.ts';

const LIFT: QuestionRequest = { analysis: 'lift' };
const TWICE = {
  spring: SPRING,
  visits: { ...SPRING, outcome: 'brand.came', converted: ['yes'] },
};

const answered = async (ports: RoomPorts, question: QuestionRequest): Promise<AnswerDocument> => {
  const document = answerDocument(await answerQuestion(ports)('brand', question));
  if (document.kind === 'error') throw new Error(document.error.message);
  return document;
};
const armsOf = ({ lift }: AnswerDocument) => lift?.arms ?? [];

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeTrialRoom(trialAgreement());
});

describe('lift', () => {
  it('says the rate of each arm and how far each treated one is above the control', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, LIFT);
    // Every arm and value of what the agreement declares, also those who are in no arm.
    expect(answer.cells).toHaveLength(4 * 3);
    const [control, mail, push] = armsOf(answer);
    expect([control?.arm, control?.role, push?.role]).toEqual(['withheld', 'control', 'treated']);
    expect(control).not.toHaveProperty('lift');
    for (const { arm, people, rate } of armsOf(answer)) {
      expect(Math.abs((people ?? 0) - 1000)).toBeLessThan(150);
      expect(rate && isNear(rate, (TRUE_PERCENT[arm] ?? 0) / 100), arm).toBe(true);
    }
    expect(mail?.lift?.value).toBeCloseTo(
      (mail?.rate?.value ?? 0) - (control?.rate?.value ?? 0),
      5,
    );
    expect(mail?.lift?.low).toBeLessThan(mail?.lift?.value ?? 0);
    expect(push?.relativeLift?.high).toBeGreaterThan(push?.relativeLift?.value ?? 0);
    expect(answer.lift?.sampleRatio?.mismatch).toBe(false);
  });

  it('holds the plain truth where counts are exact, and asks for the rounding in its intervals', async () => {
    const room = await makeTrialRoom(
      trialAgreement({ privacy: EXACT_TERMS, datasets: TRIAL_LISTS }),
    );
    const answer = await answered(room.ports, LIFT);
    const [control, mail, push] = armsOf(answer);
    expect(control?.rate?.value).toBeCloseTo(0.4, 2);
    expect(mail?.lift?.value).toBeCloseTo(0.1, 2);
    expect(push?.lift?.value).toBeCloseTo(0, 6);
    expect(mail?.relativeLift?.value).toBeCloseTo(0.25, 2);
    expect(mail?.lift?.low).toBeGreaterThan(0);
  });

  it('says the same whoever reads it and whenever, and costs what segments cost', async () => {
    const { ports } = copyMemoryRoom(template);
    const first = await answered(ports, { ...LIFT, by: ['publisher.arm'] });
    const again = await rereadRelease(ports)(first.release);
    expect(again.lift).toEqual(first.lift);
    expect((await answered(ports, LIFT)).release).toBe(first.release);
    const accuracy = async (question: QuestionRequest) => {
      const plan = await planQuestion(ports)('brand', question);
      return plan.outcome === 'possible' ? plan.accuracy : undefined;
    };
    const segments = { analysis: 'segments', by: ['publisher.arm', 'brand.bought'] } as const;
    expect(await accuracy(LIFT)).toEqual(await accuracy({ ...segments, by: [...segments.by] }));
  });

  it('refuses a comparison that chance did not make, in one sentence, and charges nothing', async () => {
    const { ports } = copyMemoryRoom(template);
    for (const by of [['publisher.reached'], ['publisher.reached', 'brand.bought']])
      await expect(answerQuestion(ports)('brand', { ...LIFT, by })).rejects.toThrow(
        /^Lift needs an attribute that the agreement declares as decided by chance alone.*ask "segments"[^.]*\.$/,
      );
    const entries = await ports.ledger.entries();
    expect(entries.some(({ event }) => event.type === 'budget-reserved')).toBe(false);
  });

  it('is not asked without an experiment, and asks which, where there are several', () => {
    const asked = (experiments: object, by: string[]) => () =>
      parseQuestion(
        { ...LIFT, by },
        trialAgreement({ datasets: TRIAL_LISTS, experiments }).agreement,
      );
    expect(asked({}, [])).toThrow(/^Lift needs/);
    expect(asked(TWICE, [])).toThrow(
      /^Several experiments are meant: name one of spring, visits\.$/,
    );
    expect(asked(TWICE, ['publisher.arm'])).toThrow(/^Several/);
    expect(asked(TWICE, ['sprng'])).toThrow(
      /^The agreement declares no such experiment of these lists: name one of spring, visits\.$/,
    );
    expect(asked({}, ['sprng'])).toThrow(/^Lift needs/);
    expect(asked(TWICE, ['visits'])()).toEqual(asked(TWICE, ['publisher.arm', 'brand.came'])());
    expect(asked(TWICE, ['brand.came'])()).toMatchObject({
      by: [
        { party: 'brand', attribute: 'came' },
        { party: 'publisher', attribute: 'arm' },
      ],
      experiment: { name: 'visits', control: { arm: 'withheld', parts: 1 } },
    });
  });

  it('takes no filter, of which nobody can say that chance left it alone', () => {
    const where = { 'brand.came': ['yes'] };
    expect(() => parseQuestion({ ...LIFT, where }, trialAgreement().agreement)).toThrow(
      '"lift" takes no filters: ask it of everybody.',
    );
  });

  it('marks an arm near the threshold, and every lift over a control that is', async () => {
    const { ports } = copyMemoryRoom(template);
    const asked = await answerQuestion(ports)('brand', LIFT);
    const document = answerDocument(asked);
    if (asked.outcome === 'refused' || document.kind === 'error') throw new Error('refused');
    const near = (arm: string) =>
      readLift(
        asked.release,
        readCells(asked.release).map((cell) =>
          cell.outcome === 'released' && cell.by['publisher.arm'] === arm
            ? { ...cell, estimate: cell.people }
            : cell,
        ),
      );
    const marks = (arm: string) => near(arm)?.arms.map(({ nearThreshold }) => nearThreshold);
    expect(marks('none')).toEqual([false, false, false]);
    expect(marks('mail')).toEqual([false, true, false]);
    expect(marks('withheld')).toEqual([true, true, true]);
    const lift = near('withheld');
    if (lift === undefined) throw new Error('no lift');
    expect(
      answerLines({ ...document, lift }, 'brand')
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    ).toContain('withheld, mail, push. Such a rate, and a lift over such a control, may be off');
    const { data } = JSON.parse(exportLines({ ...document, lift }, 'vega').join('\n'));
    expect(data.values).toMatchObject([{ nearThreshold: true }, { nearThreshold: true }]);
  });

  it('says nothing of an arm of which a cell is suppressed, nor of the sizes of all', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, { ...LIFT, epsilon: 0.08 });
    const suppressed = armsOf(answer).filter(({ people }) => people === undefined);
    expect(suppressed.length).toBeGreaterThan(0);
    for (const arm of suppressed) expect(arm).not.toHaveProperty('rate');
    expect(answer.lift).not.toHaveProperty('sampleRatio');
    expect(answerLines(answer, 'brand').join('\n')).toMatch(/withheld \(control\) +suppressed/);
  });

  it('tells arms that are not as large as was agreed', async () => {
    const split = { withheld: 2, mail: 1, push: 1 };
    const room = await makeTrialRoom(
      trialAgreement({ experiments: { spring: { ...SPRING, split } } }),
    );
    const answer = await answered(room.ports, LIFT);
    expect(answer.lift?.sampleRatio).toMatchObject({ mismatch: true });
    expect(answerLines(answer, 'brand').join(' ')).toMatch(/Trust none of these lifts/);
  });

  it('is told on screen and in every form', async () => {
    const { ports } = copyMemoryRoom(template);
    const answer = await answered(ports, LIFT);
    const lines = answerLines(answer, 'brand').join('\n');
    expect(lines).toMatch(/withheld \(control\) +\S+ +\d+\.\d\d % \(/);
    expect(lines).toMatch(/mail +\S+ .*% \(.*[+-]\d+\.\d\d \([+-]/);
    expect(lines).toMatch(/the treatment may have done nothing/);
    const csv = exportLines(answer, 'csv');
    expect(csv).toHaveLength(4);
    expect(csv[0]).toMatch(/^arm,role,people,suppressed,rate/);
    expect(csv[2]).toMatch(/^mail,treated,\d+,,0\.\d{6},/);
    const { data } = JSON.parse(exportLines(answer, 'vega').join('\n'));
    expect(data.values.map(({ arm }: { arm: string }) => arm)).toEqual(['mail', 'push']);
    expect(exportLines(answer, 'html').join('\n')).toContain('<td>withheld (control)</td>');
  });
});

it('lift needs format 2 of the agreement, and so do experiments', () => {
  expect(() => trialAgreement({ airlock: 1 })).toThrow(
    /"experiments": "experiments" needs format 2: write airlock: 2/,
  );
  expect(() => trialAgreement({ airlock: 1, experiments: undefined })).toThrow(
    /"lift" needs format 2: write airlock: 2/,
  );
  expect(trialAgreement({ privacy: TRIAL_TERMS }).agreement.airlock).toBe(2);
});

it('lift counts by the SQL of segments, with the same attributes, values and noise', () => {
  const { sql, sensitivity, columns, values, count } = CATALOGUE.segments;
  expect(CATALOGUE.lift).toMatchObject({ sql, sensitivity, columns, values, count });
});
