import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import type { MatchText } from '#core/matching/vault-query.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { plainCells, plainTotal } from '#test/reference/histories.ts';
import type { PlainHistory, PlainQuestion } from '#test/reference/plain-question.ts';
import { cellsBySql, pairsBySql, sortedNames } from '#test/support/histories/ask-histories.ts';
import { createLinks } from '#test/support/histories/link-tables.ts';
import {
  METHODS,
  seededRoll,
  someHistory,
  someQuestion,
} from '#test/support/histories/some-histories.ts';
import { THOROUGH } from '#test/support/thorough.ts';

/** Of each method; the thorough run asks more. */
const QUESTIONS = THOROUGH ? 12 : 2;
const LONG = { timeout: 240_000 };
const TEXTS = ['fast', 'oblivious'] as const;

const histories = (count: number, seed: string): readonly PlainHistory[] => {
  const roll = seededRoll(seed);
  return Array.from({ length: count }, () => someHistory(roll));
};

const withLinks = <Result>(
  all: readonly PlainHistory[],
  of: { text: MatchText; isMatched?: (pair: number) => boolean },
  use: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> =>
  withConnection({ ...TEST_LIMITS, memoryMegabytes: 1_000 }, async (connection) => {
    await createLinks(connection, all, of);
    return use(connection);
  });

/** Every cell as a line; what nobody is in is left out, as the reference does not know it. */
const lines = (cells: ReadonlyMap<string, object>): readonly string[] =>
  [...cells].map(([cell, counts]) => `${cell}: ${JSON.stringify(counts)}`).sort();

const isOdd = (pair: number): boolean => pair % 7 !== 3;

describe('10,000 histories as pairs of one room', () => {
  const all = histories(10_000, 'pairs');

  it.each(METHODS)(
    'add up, pair by pair, to what loops over them find: %s',
    LONG,
    async (method) => {
      const roll = seededRoll(`questions ${method}`);
      await withLinks(all, { text: 'fast' }, async (connection) => {
        for (let asked = 0; asked < QUESTIONS; asked += 1) {
          const question = someQuestion(roll, method);
          const pairs = await pairsBySql(connection, question, 'fast');
          const wrong = all.flatMap((history, pair) => {
            const [found, wanted] = [
              lines(pairs.get(pair) ?? new Map()),
              lines(sortedNames(plainCells(history, question))),
            ];
            return String(found) === String(wanted) ? [] : [{ history, found, wanted }];
          });
          expect({ question, wrong: wrong.slice(0, 1) }).toEqual({ question, wrong: [] });
        }
      });
    },
  );
});

describe('any question of 400 histories', () => {
  const all = histories(400, 'cells');
  const matched = all.filter((_, pair) => isOdd(pair));

  it('is answered alike in either text, whoever of the list is not matched', LONG, async () => {
    const roll = seededRoll('either text');
    const questions = Array.from({ length: 5 * QUESTIONS }, () => someQuestion(roll));
    for (const text of TEXTS)
      await withLinks(all, { text, isMatched: isOdd }, async (connection) => {
        for (const question of questions) {
          const found = await cellsBySql(connection, question, { text, k: 1 });
          const total = plainTotal(matched, question);
          const some = [...found].filter(([, { people }]) => people > 0);
          expect({ question, found: lines(new Map(some)) }).toEqual({
            question,
            found: lines(sortedNames(total)),
          });
        }
      });
  });

  it(
    'has every cell, and says nothing of one with fewer than k people, of its sums neither',
    LONG,
    async () => {
      const roll = seededRoll('k');
      await withLinks(all, { text: 'fast' }, async (connection) => {
        for (const method of METHODS) {
          const question = { ...someQuestion(roll, method), where: [] };
          const total = plainTotal(all, question);
          const k = 1 + Math.max(...[...total.values()].map(({ people }) => people));
          const cells = await cellsBySql(connection, question, { text: 'fast', k: k - 1 });
          expect([...cells.values()].filter(({ people }) => people > 0)).not.toEqual([]);
          const none = await cellsBySql(connection, question, { text: 'fast', k });
          expect([...none.keys()].sort()).toEqual([...cells.keys()].sort());
          for (const counts of none.values())
            expect(counts).toEqual({ people: 0, credits: 0, amount: 0 });
        }
      });
    },
  );
});

describe('what an answer does not hang on', () => {
  const DAY = 86_400;
  const question = (method: PlainQuestion['method'], roll: ReturnType<typeof seededRoll>) => ({
    ...someQuestion(roll, method),
  });
  const moved = (each: PlainHistory, seconds: number): PlainHistory => ({
    ...each,
    conversions: each.conversions.map((event) => ({ ...event, at: event.at + seconds })),
    touches: each.touches.map((event) => ({ ...event, at: event.at + seconds })),
  });

  it(
    'is the zone in which the times were written: all of them moved alike change nothing',
    LONG,
    async () => {
      const [all, hours] = [histories(300, 'zones'), 13 * 3_600];
      const roll = seededRoll('zones');
      for (const method of METHODS) {
        const asked = question(method, roll);
        const later = { ...asked, from: asked.from + hours, to: asked.to + hours };
        const before = await withLinks(all, { text: 'fast' }, (connection) =>
          cellsBySql(connection, asked, { text: 'fast', k: 1 }),
        );
        const after = await withLinks(
          all.map((each) => moved(each, hours)),
          { text: 'fast' },
          (connection) => cellsBySql(connection, later, { text: 'fast', k: 1 }),
        );
        expect(lines(after)).toEqual(lines(before));
      }
    },
  );

  it('is what others did: more events of one pair change no other', LONG, async () => {
    const all = histories(200, 'others');
    const roll = seededRoll('others');
    const busy = { ...(all[5] as PlainHistory) };
    const touches = Array.from({ length: 500 }, () => ({
      at: roll(20) * DAY,
      value: 0,
      codes: { campaign: 1 + roll(3), type: 1 + roll(2) },
    }));
    const more = all.with(5, { ...busy, touches });
    for (const method of METHODS) {
      const asked = question(method, roll);
      const [one, other] = [
        await withLinks(all, { text: 'fast' }, (each) => pairsBySql(each, asked, 'fast')),
        await withLinks(more, { text: 'fast' }, (each) => pairsBySql(each, asked, 'fast')),
      ];
      for (const pair of all.keys())
        if (pair !== 5)
          expect(lines(other.get(pair) ?? new Map())).toEqual(lines(one.get(pair) ?? new Map()));
    }
  });

  it(
    'leaves nothing of a conversion over: a thousand credits and all of its value',
    LONG,
    async () => {
      const all = histories(500, 'whole');
      const roll = seededRoll('whole');
      for (const method of ['last', 'even', 'u-shaped', 'decay'] as const) {
        const asked = { ...question(method, roll), where: [] };
        const total = [...plainTotal(all, asked).values()];
        const cells = await withLinks(all, { text: 'fast' }, (each) =>
          cellsBySql(each, asked, { text: 'fast', k: 1 }),
        );
        const bought = all.flatMap(({ conversions }) =>
          conversions
            .filter(({ at }) => at >= asked.from && at < asked.to)
            .sort(
              (a, b) =>
                a.at - b.at || (a.codes.place ?? 0) - (b.codes.place ?? 0) || a.value - b.value,
            )
            .slice(0, asked.c),
        );
        const sum = (of: 'credits' | 'amount'): number =>
          [...cells.values()].reduce((all, each) => all + each[of], 0);
        expect(sum('credits')).toBe(1_000 * bought.length);
        expect(sum('amount')).toBe(bought.reduce((all, { value }) => all + value, 0));
        expect(total.length).toBeGreaterThan(0);
      }
    },
  );
});
