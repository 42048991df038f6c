import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementLines } from '#cli/render/agreement.ts';
import { answerLines } from '#cli/render/answer.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import { chainFrom, changeOf, questionOf, without } from '#test/core/privacy/noise/match-model.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { countsBySql, MODEL_LISTS, removeModelVault } from './model-vault.ts';
import { ATTRIBUTES, EXACT_TERMS, NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { eventsOf, makeMemoryRoom, removeRooms } from './noisy-room.ts';

const SECOND = {
  airlock: 2,
  analyses: { brand: ['rollup', 'segments'], publisher: ['rollup'] },
  datasets: {
    brand: {
      customers: {
        attributes: ATTRIBUTES.brand,
        hierarchies: { tier: { class: { members: ['gold', 'silver'] } } },
      },
    },
    publisher: { audience: { attributes: ATTRIBUTES.publisher } },
  },
  privacy: { ...NOISY_TERMS, epsilon: 2, epsilonBudget: 100 },
};
const ROLL_UP: QuestionRequest = { analysis: 'rollup', by: ['brand.tier'] };
const SILVER: QuestionRequest = { ...ROLL_UP, where: { 'publisher.device': ['desktop'] } };

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeMemoryRoom(noisyAgreement(SECOND));
});
afterAll(() => {
  removeModelVault();
  return removeRooms();
});

const released = async (question: QuestionRequest, room = copyMemoryRoom(template)) => {
  const answer = await answerQuestion(room.ports)('brand', question);
  if (answer.outcome === 'refused') throw new Error(answer.reason);
  return answer;
};

describe('a roll-up', () => {
  it('answers every value and every parent, and is charged once', async () => {
    const room = copyMemoryRoom(template);
    const { release } = await released(ROLL_UP, room);
    // Of 300 shared people 225 are gold and 75 silver.
    expect(release.cells.map(({ by }) => by)).toEqual([
      { 'brand.class': 'members', 'brand.tier': 'gold' },
      { 'brand.class': 'members', 'brand.tier': 'silver' },
      { 'brand.class': 'members' },
    ]);
    expect(release.cells[0]).toMatchObject({ outcome: 'released' });
    expect(await eventsOf(room.ports, 'budget-reserved')).toMatchObject([
      { analysis: 'rollup', by: ['brand.tier'] },
    ]);
    expect((await released(ROLL_UP, room)).repeated).toBe(true);
    const plan = await planQuestion(room.ports)('publisher', SILVER);
    // Twice what it costs by the attribute alone: two cells of values and two parents.
    expect(plan).toMatchObject({ cells: 3, accuracy: { sensitivity: 4 } });
  });

  it('reads as parts of one whole, the others of a parent among them', async () => {
    const document = answerDocument(await released(ROLL_UP));
    if (document.kind === 'error') throw new Error(document.error.message);
    const [gold, silver, others] = document.cells.map(({ by }) => by);
    const cells = [
      { by: gold ?? {}, outcome: 'released' as const, people: 225 },
      { by: silver ?? {}, outcome: 'suppressed' as const, reason: 'rolled-up' as const },
      { by: others ?? {}, outcome: 'released' as const, people: 75 },
    ];
    const text = answerLines({ ...document, cells }, 'brand').join('\n');
    expect(text).toMatch(/members +gold +225 .*75\.0 %/);
    expect(text).toMatch(/members +others +75 .*25\.0 %/);
    expect(text).toMatch(/rolled-up: .* its people are among the others of its parent/);
  });

  it('is shown by an agreement with what stands under each parent', () => {
    const text = agreementLines(noisyAgreement(SECOND)).join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('tier (gold, silver), in class (members: gold, silver)');
  });

  it('is by one attribute with levels above it, in the second format, and with noise', () => {
    const { agreement } = noisyAgreement(SECOND);
    for (const by of [[], ['brand.region'], ['brand.tier', 'brand.region']])
      expect(() => parseQuestion({ analysis: 'rollup', by }, agreement)).toThrow(
        /^A roll-up is by one attribute/,
      );
    const exact = noisyAgreement({ ...SECOND, privacy: EXACT_TERMS }).agreement;
    expect(() => parseQuestion(ROLL_UP, exact)).toThrow(
      'Exact counts (noise: none) allow no roll-up',
    );
    expect(() => noisyAgreement({ ...SECOND, airlock: 1 })).toThrow(/needs format 2/);
  });

  it('lets nothing out where the values that roll up have too few people together', async () => {
    const privacy = { ...SECOND.privacy, minimumSupport: 101 };
    const room = await makeMemoryRoom(noisyAgreement({ ...SECOND, privacy }));
    const { release } = await released(ROLL_UP, room);
    // 100 of the brand's people are silver.
    expect(release.cells.map(({ outcome }) => outcome)).toEqual([
      'released',
      'suppressed',
      'suppressed',
    ]);
  });
});

describe('by the real SQL, a person of a list', () => {
  const lists = {
    counted: {
      ...MODEL_LISTS.counted,
      hierarchies: {
        tier: [
          {
            name: 'class',
            parents: {
              one: ['x'],
              two: MODEL_LISTS.counted.attributes.tier.filter((v) => v !== 'x'),
            },
          },
        ],
      },
    },
    other: MODEL_LISTS.other,
  };

  it.each([
    ['counted', 1],
    ['counted', 2],
    ['other', 1],
    ['other', 2],
  ] as const)(
    '%s changes values and parents by all that is covered: %i kinds',
    async (side, kinds) => {
      const question = {
        ...questionOf(kinds, 'counted'),
        analysis: 'rollup' as const,
        into: ['class'],
      };
      const [covered = []] = sensitivityOf(question, 'membership')[side];
      const pairs = side === 'counted' ? kinds : 1;
      const chain = chainFrom(side, pairs);
      const rest = { ...chain, [side]: without(chain[side], 0) };
      const cells = async (asked: typeof chain) => {
        const [counts] = await countsBySql(asked, question, lists);
        const all = [...(counts?.cells ?? []), ...(counts?.rollUp?.parents.flat() ?? [])];
        return new Map(all.map(({ by, people }) => [JSON.stringify(by), people ?? 0]));
      };
      expect(changeOf(await cells(chain), await cells(rest))).toEqual(covered);
    },
  );
});
