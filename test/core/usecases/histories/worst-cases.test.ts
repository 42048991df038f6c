import { describe, expect, test } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { historySensitivity, sumSensitivity } from '#core/analyses/history-sensitivity.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import {
  BUYERS,
  CASES,
  changeIn,
  deviceOf,
  type HistoryCase,
  type HistoryTotals,
  SEEING,
} from '#test/core/privacy/noise/history-model.ts';
import type { PlainHistory } from '#test/reference/plain-question.ts';
import { cellsBySql } from '#test/support/histories/ask-histories.ts';
import { createLinks } from '#test/support/histories/link-tables.ts';

/** Who is matched with whom, by what each is (history-model.ts). */
type Pairs = readonly (readonly [buyer: string, seeing: string])[];

const historiesOf = (pairs: Pairs): readonly PlainHistory[] =>
  pairs.map(([buyer, seeing]) => ({
    people: { tier: BUYERS[buyer]?.tier ?? 1, device: deviceOf(seeing) },
    conversions: BUYERS[buyer]?.events ?? [],
    touches: SEEING[seeing] ?? [],
  }));

/** What the SQL answers to each question. */
const answersBySql = (
  histories: readonly PlainHistory[],
  cases: readonly HistoryCase[],
): Promise<readonly HistoryTotals[]> =>
  withConnection(TEST_LIMITS, async (connection) => {
    await createLinks(connection, histories, { text: 'fast' });
    const answers: HistoryTotals[] = [];
    for (const { question } of cases)
      answers.push(await cellsBySql(connection, question, { text: 'fast', k: 1 }));
    return answers;
  });

const bySql = async (
  histories: readonly PlainHistory[],
  asked: HistoryCase,
): Promise<HistoryTotals> => {
  const [answer = new Map()] = await answersBySql(histories, [asked]);
  return answer;
};

const caseOf = (name: string): HistoryCase => {
  const found = CASES[name];
  if (found === undefined) throw new Error('no such case');
  return found;
};

interface Worst {
  readonly name: string;
  readonly kinds: number;
  readonly before: Pairs;
  readonly after: Pairs;
  readonly people: ChangeVector;
}

const WORST: readonly Worst[] = [
  {
    // Without the first of the publisher's, who was touched on day 9, the pairs o0-c1 and o2-c3 go and c1-o2 comes.
    ...{ name: 'conversions', kinds: 3, people: [2, 1] },
    before: [
      ['early', 'before'],
      ['late', 'after'],
    ],
    after: [['early', 'after']],
  },
  {
    ...{ name: 'last touch', kinds: 2, people: [1, 1, 1, 1] },
    before: [['both', 'two']],
    after: [['both', 'others']],
  },
  {
    ...{ name: 'reach by campaign, the first two', kinds: 1, people: [1, 1, 1, 1] },
    before: [['none', 'two']],
    after: [['none', 'others']],
  },
  {
    ...{ name: 'value by tier', kinds: 2, people: [1, 1] },
    before: [['both', 'nothing']],
    after: [['silver', 'nothing']],
  },
  {
    // Without the first of the publisher's, in arm 1, the buyer is found with another of arm 2.
    ...{ name: 'event-lift', kinds: 2, people: [1, 1] },
    before: [['both', 'two']],
    after: [['both', 'others']],
  },
];

describe('on the real SQL, one person changes people by all that the noise covers', () => {
  test.each(WORST)('$name, $kinds kinds: $people', async ({ name, kinds, ...each }) => {
    const asked = caseOf(name);
    const change = changeIn('people', [
      await bySql(historiesOf(each.before), asked),
      await bySql(historiesOf(each.after), asked),
    ]);
    expect(change).toEqual(each.people);
    expect(
      historySensitivity({ ...asked, kinds }, 'attributes').other.concat(
        historySensitivity({ ...asked, kinds }, 'attributes').counted,
      ),
    ).toContainEqual(each.people);
  });
});

describe('on the real SQL, one person changes sums by all that a pair adds, out of one cell and into another', () => {
  test.each([
    ['last touch', 'credits', [['both', 'one']], [['both', 'same']], 2_000],
    ['last touch', 'amount', [['both', 'one']], [['both', 'same']], 1_998],
    ['value by tier', 'amount', [['both', 'one']], [['silver', 'one']], 1_998],
    ['event-lift', 'amount', [['both', 'one']], [['both', 'same']], 1_998],
  ] as const)('%s: %s', async (...[name, measure, before, after, most]) => {
    const asked = caseOf(name);
    const totals: readonly [HistoryTotals, HistoryTotals] = [
      await bySql(historiesOf(before), asked),
      await bySql(historiesOf(after), asked),
    ];
    expect(changeIn(measure, totals)).toEqual([most, most]);
    const [vector = []] = sumSensitivity(
      { ...asked, kinds: 2 },
      { most: asked.most[measure], step: 100 },
      'membership',
    ).counted;
    expect(changeIn(measure, totals, 100)).toEqual(vector.slice(0, 2));
  });
});

test('whoever has 20,000 events changes no cell by more than whoever has the few that count', async () => {
  const many = Array.from({ length: 20_000 }, (_, at) => ({
    ...{ at: 864_000 + at, value: 999, codes: { place: 1 + (at % 2) } },
  }));
  const touches = many.map(({ at }) => ({ at, value: 0, codes: { campaign: 1 + (at % 5) } }));
  const busy = { people: { tier: 1, device: 1 }, conversions: many, touches };
  const cases = ['last touch', 'even, of two touches', 'value by place', 'conversions'].map(caseOf);
  const answers = await answersBySql([busy], cases);
  for (const [at, asked] of cases.entries()) {
    const cells = [...(answers[at] ?? [])].map(([, cell]) => cell);
    const sum = (of: 'people' | 'credits' | 'amount'): number =>
      cells.reduce((all, cell) => all + cell[of], 0);
    expect(sum('people')).toBeGreaterThan(0);
    expect(sum('people')).toBeLessThanOrEqual(asked.perPair);
    expect(sum('credits')).toBeLessThanOrEqual(asked.most.credits);
    expect(sum('amount')).toBeLessThanOrEqual(asked.most.amount);
  }
}, 120_000);
