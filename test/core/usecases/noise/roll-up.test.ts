import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementLines } from '#cli/render/agreement.ts';
import { answerLines } from '#cli/render/answer.ts';
import type { Question, QuestionRequest } from '#core/analyses/question.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import type { Level } from '#core/hierarchy.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import { along, filtersOf } from '#test/core/privacy/noise/filtered-model.ts';
import {
  chainFrom,
  changeOf,
  having,
  type ModelLists,
  questionOf,
  without,
} from '#test/core/privacy/noise/match-model.ts';
import { SIDES } from '#test/core/privacy/noise/model-lists.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { countsBySql, MODEL_LISTS } from './model-vault.ts';
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
afterAll(removeRooms);

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
    expect(text).toMatch(/members +\(others\) +75 .*25\.0 %/);
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
      'Exact counts (noise: none) allow no "rollup": small',
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
  const { tier } = MODEL_LISTS.counted.attributes;
  const startingWith = (letter: string) => tier.filter((value) => value.startsWith(letter));
  /** What begins with x and with y is apart at each level. */
  const LEVELS: readonly Level[] = [
    {
      name: 'class',
      parents: {
        ...{ xs: startingWith('x'), ys: startingWith('y'), zs: startingWith('z') },
        rest: tier.filter((value) => !/^[xyz]/.test(value)),
      },
    },
    { name: 'group', parents: { x: ['xs'], y: ['ys', 'zs'], rest: ['rest'] } },
    { name: 'half', parents: { one: ['x'], two: ['y', 'rest'] } },
  ];
  const rollUp = (kinds: number, levels: number) => ({
    ...{ ...questionOf(kinds, 'counted'), analysis: 'rollup' as const },
    into: LEVELS.slice(0, levels).map(({ name }) => name),
  });
  type RollUp = ReturnType<typeof rollUp> & { readonly where?: Question['where'] };

  const cellsOf = async (lists: ModelLists, question: RollUp) => {
    const hierarchies = { tier: LEVELS.slice(0, question.into.length) };
    const [counts] = await countsBySql(lists, question, {
      ...{ counted: { ...MODEL_LISTS.counted, hierarchies }, other: MODEL_LISTS.other },
    });
    const all = [...(counts?.cells ?? []), ...(counts?.rollUp?.parents.flat() ?? [])];
    return new Map(all.map(({ by, people }) => [JSON.stringify(by), people ?? 0]));
  };
  const changeFrom = async (lists: ModelLists, other: ModelLists, question: RollUp) =>
    changeOf(await cellsOf(lists, question), await cellsOf(other, question));

  it.each(
    [1, 3].flatMap((levels) =>
      SIDES.flatMap((side) => [1, 2].map((kinds) => [levels, side, kinds] as const)),
    ),
  )(
    'changes values and the parents at %i levels by all that is covered: %s, %i kinds',
    async (levels, side, kinds) => {
      const question = rollUp(kinds, levels);
      const chain = chainFrom(side, side === 'counted' ? kinds : 1);
      const rest = { ...chain, [side]: without(chain[side], 0) };
      const [covered = []] = sensitivityOf(question, 'membership')[side];
      expect(covered.length).toBeGreaterThanOrEqual(1 + levels);
      expect(await changeFrom(chain, rest, question)).toEqual(covered);
    },
  );

  it('changes them so by another value of its attribute', async () => {
    const question = rollUp(1, 3);
    const chain = chainFrom('counted', 1);
    const moved = { ...chain, counted: having(chain.counted, 0, 'y') };
    const [covered] = sensitivityOf(question, 'attributes').counted;
    expect(covered).toEqual(Array(8).fill(1));
    expect(await changeFrom(chain, moved, question)).toEqual(covered);
  });

  it('changes them so where a filter takes pairs of five kinds out of the path', async () => {
    const question = { ...rollUp(5, 3), where: filtersOf(['other']) };
    const lists = along('counted', ['x+', 'x+', 'y+', 'x-', 'x+', 'x+']);
    const rest = { ...lists, counted: without(lists.counted, 0) };
    const [covered] = sensitivityOf(question, 'membership').counted;
    expect(covered).toEqual([2, 2, 2, 2, 1, 1, 1, 1]);
    expect(await changeFrom(lists, rest, question)).toEqual(covered);
  });
});
