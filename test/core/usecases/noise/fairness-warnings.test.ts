import { beforeAll, describe, expect, it } from 'vitest';
import { answerLines } from '#cli/render/answer.ts';
import { fairnessLines } from '#cli/render/fairness.ts';
import { listLines } from '#cli/render/list.ts';
import { planLines } from '#cli/render/plan.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { fairnessWarnings } from '#core/usecases/questions/fairness-warnings.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { rereadRelease } from '#core/usecases/questions/past-releases.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import { askSize, make, openListRoomOf } from '#test/support/activation/list-room.ts';
import { makeTrialRoom, SPRING, TRIAL_TERMS } from '#test/support/made-up-trial.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { unlikeAgreement, unlikeRows } from '#test/support/unlike-audience.ts';

const BY_AGE: QuestionRequest = { analysis: 'segments', by: ['brand.age_band'] };
const BY_TIER: QuestionRequest = { analysis: 'segments', by: ['brand.tier'] };

/** What a question is warned of, under an agreement. */
const warned = (question: QuestionRequest, signed = unlikeAgreement()) =>
  fairnessWarnings(signed.agreement, parseQuestion(question, signed.agreement));

const DATASETS = { brand: 'customers', publisher: 'audience' };

describe('a question by an attribute that stands for something else', () => {
  it('is told what may go wrong, and which question audits it', () => {
    expect(warned(BY_AGE)).toEqual([
      {
        attribute: 'brand.age_band',
        standsFor: 'age',
        says: 'brand.age_band stands for age: older people never saw offers of work, homes and credit.',
        audit: { analysis: 'representation', datasets: DATASETS, by: ['brand.age_band'] },
        allowed: true,
      },
    ]);
    expect(fairnessLines(warned(BY_AGE))).toEqual([
      'Fairness: brand.age_band stands for age: older people never saw offers of work, homes and credit. Look at whom it leaves out:',
      '  airlock ask representation --by brand.age_band --dataset brand=customers --dataset publisher=audience',
    ]);
    const room = { room: './our room' };
    expect(fairnessLines(warned(BY_AGE), { party: 'brand', room })[1]).toMatch(
      / --party brand --room '\.\/our room'$/,
    );
    expect(fairnessLines(warned(BY_AGE), { room: { ...room, stack: 'Spring' } })[1]).toMatch(
      / --party PARTY --stack Spring$/,
    );
  });

  it('that limits itself to some values of it is audited by another attribute, of those whom it lets in', () => {
    const [young, ...more] = warned({
      ...BY_TIER,
      where: { 'brand.age_band': ['18-24', '25-34'] },
    });
    expect(more).toEqual([]);
    expect(young?.audit).toEqual({
      ...{ analysis: 'representation', datasets: DATASETS, by: ['brand.tier'] },
      where: { 'brand.age_band': ['18-24', '25-34'] },
    });
    expect(fairnessLines(young ? [young] : [])[1]).toMatch(
      /--by brand\.tier --dataset .* --where brand\.age_band=18-24,25-34$/,
    );
    expect(() => parseQuestion(young?.audit, unlikeAgreement().agreement)).not.toThrow();
  });

  it('is not warned of an ordinary attribute, and an audit itself of none', () => {
    expect(warned(BY_TIER)).toEqual([]);
    expect(warned({ ...BY_AGE, analysis: 'representation' })).toEqual([]);
    expect(fairnessLines([])).toEqual([]);
  });

  it('is told that nobody may audit it, where no party may', () => {
    const signed = unlikeAgreement({ analyses: { brand: ['segments'], publisher: [] } });
    const [found] = warned(BY_AGE, signed);
    expect(found?.allowed).toBe(false);
    expect(fairnessLines(found ? [found] : [])[0]).toContain(
      'Nobody may ask yet whom it leaves out: agree on "representation" among the analyses.',
    );
  });

  it('is told that its reader may not audit it, where the other party alone may', () => {
    const { agreement } = unlikeAgreement({
      analyses: { brand: ['segments'], publisher: ['representation'] },
    });
    const question = parseQuestion(BY_AGE, agreement);
    const allowed = (reader?: string) => fairnessWarnings(agreement, question, reader)[0]?.allowed;
    expect([allowed(), allowed('publisher'), allowed('brand')]).toEqual([true, true, false]);
    const said = fairnessLines(fairnessWarnings(agreement, question, 'brand'), {
      ...{ party: 'brand', room: { room: 'room' } },
    });
    expect(said[0]).toContain('You may not ask yet whom it leaves out: agree on');
  });

  it('is audited on the kinds that it is on, where they are not all of the agreement', () => {
    const signed = unlikeAgreement({
      identifiers: { profile: 'uid2', kinds: ['email', 'phone'] },
    });
    expect(warned(BY_AGE, signed)[0]?.audit?.on).toBeUndefined();
    const found = warned({ ...BY_AGE, on: ['phone'] }, signed);
    expect(found[0]?.audit).toMatchObject({ on: ['phone'] });
    expect(fairnessLines(found)[1]).toMatch(/ --on phone$/);
    expect(parseQuestion(found[0]?.audit, signed.agreement)).toMatchObject({ on: ['phone'] });
  });

  it('is warned of where it counts all matches that have some values of it', () => {
    const found = warned({ analysis: 'overlap', where: { 'brand.age_band': ['18-24'] } });
    expect(found).toMatchObject([{ attribute: 'brand.age_band', standsFor: 'age' }]);
    expect(found[0]?.audit?.where).toEqual({ 'brand.age_band': ['18-24'] });
    expect(warned({ analysis: 'overlap' })).toEqual([]);
    expect(warned({ analysis: 'overlap', where: { 'brand.tier': ['gold'] } })).toEqual([]);
  });

  it('is known by the nodes of the taxonomy too, and by an exception for a special category', () => {
    const lists = (brand: object) => ({
      datasets: {
        brand: { customers: brand },
        publisher: { audience: { attributes: { device: ['mobile', 'tv'] } } },
      },
    });
    const attributes = { tier: ['gold', 'silver'], diet: ['any', 'kosher'] };
    const byNode = unlikeAgreement(
      lists({
        attributes: { tier: ['gold', 'silver'] },
        taxonomy: { tier: ['iab-audience-1.1/60'] },
      }),
    );
    expect(warned(BY_TIER, byNode)[0]?.standsFor).toBe('income, property and social origin');
    const excepted = unlikeAgreement({
      ...lists({ attributes }),
      legalBasis: 'consent',
      specialCategories: {
        diets: {
          ...{ at: 'brand.customers.diet', category: 'religion', article: '9(2)(a)' },
          reason: 'Everybody on the list ticked a box of its own for offers by diet.',
        },
      },
    });
    const [diet] = warned({ analysis: 'segments', by: ['brand.diet'] }, excepted);
    expect(diet?.says).toMatch(
      /^brand\.diet stands for relig.*: Article 9\(2\)\(a\) allows it for/,
    );
    expect(warned(BY_TIER, excepted)).toEqual([]);
  });

  it('also where a lift is by it', () => {
    const trial = (assignment: string) =>
      unlikeAgreement({
        datasets: {
          brand: { customers: { attributes: { bought: ['yes', 'no'] } } },
          publisher: { audience: { attributes: { arm: ['shown', 'withheld'], area: ['a', 'b'] } } },
        },
        analyses: { brand: ['lift', 'representation'], publisher: [] },
        experiments: {
          spring: {
            ...{ ...SPRING, assignment, converted: ['yes'] },
            ...(assignment.endsWith('area')
              ? { treated: ['a'], control: 'b' }
              : { treated: ['shown'], control: 'withheld' }),
          },
        },
        privacy: TRIAL_TERMS,
      });
    expect(warned({ analysis: 'lift' }, trial('publisher.arm'))).toEqual([]);
    expect(warned({ analysis: 'lift' }, trial('publisher.area'))).toMatchObject([
      { attribute: 'publisher.area', standsFor: 'origin and income' },
    ]);
  });
});

describe('in a room', () => {
  let template: MemoryRoom;
  beforeAll(async () => {
    template = await makeTrialRoom(unlikeAgreement(), unlikeRows);
  }, 120_000);

  it('a dry run, an answer and whoever reads it again are told, and nothing of an ordinary attribute', async () => {
    const { ports } = copyMemoryRoom(template);
    for (const [question, told] of [
      [BY_AGE, true],
      [BY_TIER, false],
    ] as const) {
      const plan = await planQuestion(ports)('brand', question);
      if (plan.outcome !== 'possible') throw new Error(plan.reason);
      const answer = answerDocument(await answerQuestion(ports)('brand', question));
      if (answer.kind === 'error') throw new Error(answer.error.message);
      const again = await rereadRelease(ports)(answer.release);
      for (const { fairness } of [plan, answer, again])
        expect(fairness?.map(({ attribute }) => attribute)).toEqual(
          told ? ['brand.age_band'] : undefined,
        );
      for (const lines of [planLines(plan), answerLines(answer, 'brand')])
        expect(lines.some((line) => line.startsWith('Fairness: '))).toBe(told);
    }
  });

  it('a list is told of what chooses whom it is of, in a dry run and when it is made', async () => {
    const list = (taxonomy?: object) => {
      const sections = listSections();
      const { brand, publisher } = sections.datasets as Record<string, Record<string, object>>;
      const customers = { ...brand?.customers, ...(taxonomy && { taxonomy }) };
      return openListRoomOf({ ...sections, datasets: { brand: { customers }, publisher } });
    };
    for (const [taxonomy, attributes] of [
      [{ tier: ['iab-audience-1.1/60'] }, ['brand.tier']],
      [undefined, undefined],
    ] as const) {
      const room = await list(taxonomy);
      await askSize(room);
      for (const dryRun of [true, false]) {
        const made = await make(room, { dryRun });
        if (made.kind !== 'list') throw new Error(made.error.message);
        expect(made.fairness?.map(({ attribute }) => attribute)).toEqual(attributes);
        const said = listLines(made).flatMap((line) =>
          typeof line === 'string' ? [] : [line.note],
        );
        expect(said.some((line) => line.includes('--by publisher.device'))).toBe(
          attributes !== undefined,
        );
        if (made.fairness)
          expect(made.fairness[0]?.audit?.where).toEqual({
            'brand.listing': ['granted'],
            'brand.tier': ['gold'],
          });
      }
    }
  });
});

it('an agreement without attributes has nothing to warn of', () => {
  const { agreement } = testAgreement();
  expect(fairnessWarnings(agreement, parseQuestion({ analysis: 'overlap' }, agreement))).toEqual(
    [],
  );
});
