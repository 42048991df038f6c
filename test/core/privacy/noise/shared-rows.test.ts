import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChangeVector, l1Of } from '#core/privacy/sensitivity.ts';
import {
  type Cells,
  type CellsBy,
  changeOf,
  isWithin,
  type ModelLists,
  type ModelRow,
  without,
} from './match-model.ts';
import { BY, count, kindsAndLists, SIDES, type Side, settled, VALUES } from './model-lists.ts';

/** Whose attributes make the cells, seen from the list of the row. */
type Seen = 'nothing' | 'own' | 'others' | 'both';
const seenFrom = (side: Side, by: CellsBy): Seen => {
  if (by === 'nothing' || by === 'both') return by;
  return by === side ? 'own' : 'others';
};

/** How many people a row that shares identifiers moves, all cells together. */
const SHARED: Readonly<Record<Seen, (kinds: number) => number>> = {
  nothing: (kinds) => Math.max(1, kinds - 1),
  own: (kinds) => Math.max(2, 2 * kinds - 1),
  others: (kinds) => Math.max(1, 2 * kinds - 2),
  both: (kinds) => kinds * (kinds - 1) + 2,
};

/** Its worst vectors for two kinds. */
const SHARED_BY_TWO: Readonly<Record<Seen, ChangeVector>> = {
  nothing: [1],
  own: [2, 1],
  others: [1, 1],
  both: [2, 1, 1],
};

// Run once with 150,000 pairs of files.
describe('a row of a file in which people share identifiers', () => {
  test('changes the counts by no more than docs/privacy.md says', () => {
    fc.assert(
      fc.property(kindsAndLists(4), ({ kinds, by, raw }) => {
        for (const side of SIDES) {
          const changes = raw[side].map((_, at) =>
            changeOf(
              count(settled(raw), by),
              count(settled({ ...raw, [side]: without(raw[side], at) }), by),
            ),
          );
          expect(l1Of(changes)).toBeLessThanOrEqual(SHARED[seenFrom(side, by)](kinds));
          const two = SHARED_BY_TWO[seenFrom(side, by)];
          if (kinds === 2) expect(changes.filter((each) => !isWithin(each, [two]))).toEqual([]);
        }
      }),
      { numRuns: 4_000 },
    );
  });

  test.each([2, 3, 4, 6].flatMap((kinds) => BY.map((by) => [kinds, by] as const)))(
    'does change them by as much: %i kinds, cells by %s',
    (kinds, by) => {
      const raw = household(kinds, by);
      const rest = { ...raw, counted: without(raw.counted, 0) };
      const change = changeOf(count(settled(raw), by), count(settled(rest), by));
      expect(l1Of([change])).toBe(SHARED[seenFrom('counted', by)](kinds));
    },
  );
});

/** Tables by attributes of the row's own list and of the other's, with the worst changes for two kinds. */
const TABLES: readonly { own: number; others: number; worst: readonly ChangeVector[] }[] = [
  { own: 1, others: 1, worst: [[2, 1, 1]] },
  { own: 2, others: 1, worst: [[2, 2, 1, 1, 1]] },
  {
    own: 1,
    others: 2,
    worst: [
      [2, 1, 1, 1],
      [1, 1, 1, 1, 1, 1],
    ],
  },
];

/** What several tables count, were each by an attribute of its own that goes with the one of the model. */
const countTables = (lists: ModelLists, tables: Readonly<Record<Side, number>>): Cells =>
  new Map(
    SIDES.flatMap((by) =>
      Array.from({ length: tables[by] }, (_, table) =>
        [...count(settled(lists), by)].map(([cell, people]): [string, number] => [
          `${by} ${table} ${cell}`,
          people,
        ]),
      ).flat(),
    ),
  );

// Run once with 60,000 pairs of files.
test.each(TABLES)(
  'in $own tables by its own list and $others by the other, such a row changes what docs/privacy.md says',
  ({ own, others, worst }) => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(kindsAndLists(2), ({ raw }) => {
        for (const side of SIDES) {
          const tables = { counted: others, other: others, [side]: own };
          const before = countTables(raw, tables);
          for (const at of raw[side].keys()) {
            const after = countTables({ ...raw, [side]: without(raw[side], at) }, tables);
            const change = changeOf(before, after);
            expect(isWithin(change, worst), String(change)).toBe(true);
            reached.add(String(change));
          }
        }
      }),
      { numRuns: 4_000 },
    );
    for (const each of worst) expect([...reached]).toContain(String(each));
  },
);

/** What a roll-up counts by one list's attribute and at one level above it, where some of its values were released. */
const countRolledUp = (
  cells: Cells,
  level: Readonly<Record<string, string>>,
  released: readonly string[],
): Cells => {
  const others = new Map<string, number>();
  for (const [value, people] of cells) {
    const parent = `others of ${level[value]}`;
    if (!released.includes(value)) others.set(parent, (others.get(parent) ?? 0) + people);
  }
  return new Map([...cells, ...others]);
};

/** Changes by the row's own list's attribute and by the other's. */
const BY_ONE: readonly [ChangeVector, ChangeVector] = [[1, 1], [1]];
const BY_TWO = [SHARED_BY_TWO.own, SHARED_BY_TWO.others] as const;

/** Each number of a change once more for the level. */
const atEachLevel = (change: ChangeVector): ChangeVector => change.flatMap((each) => [each, each]);

/** Above the values: one parent for two of them, and one for each. */
const LEVELS: readonly Readonly<Record<string, string>>[] = [
  { x: 'one', y: 'two', z: 'two' },
  { x: 'one', y: 'two', z: 'three' },
];

// Run once with 60,000 pairs of files.
test('where values roll up, such a row changes each level by what it changes the values by', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(
      kindsAndLists(2),
      fc.constantFrom(...LEVELS),
      fc.subarray([...VALUES]),
      ({ kinds, raw }, level, released) => {
        for (const side of SIDES)
          for (const by of SIDES) {
            const rolled = (lists: ModelLists): Cells =>
              countRolledUp(count(settled(lists), by), level, released);
            const [own, others] = kinds === 2 ? BY_TWO : BY_ONE;
            const bound = atEachLevel(by === side ? own : others);
            for (const at of raw[side].keys()) {
              const rest = { ...raw, [side]: without(raw[side], at) };
              const change = changeOf(rolled(raw), rolled(rest));
              expect(isWithin(change, [bound]), String(change)).toBe(true);
              reached.add(`${by === side ? 'own' : 'others'} ${change}`);
            }
          }
      },
    ),
    { numRuns: 4_000 },
  );
  expect([...reached]).toContain(`own ${atEachLevel(SHARED_BY_TWO.own)}`);
  expect([...reached]).toContain(`others ${atEachLevel(SHARED_BY_TWO.others)}`);
});

/**
 * The first row has an identifier of each kind; each of them stands on a later row too, and on a row of its
 * own of the other list. From these, chains of later kinds begin where they make the change larger.
 */
const household = (kinds: number, by: CellsBy): ModelLists => {
  const rows = { counted: [] as ModelRow[], other: [] as ModelRow[] };
  const add = (side: Side, ...tokens: readonly (readonly [number, string])[]): void => {
    const held = new Map(tokens);
    rows[side].push({
      tokens: Array.from({ length: kinds }, (_, kind) => held.get(kind)),
      value: `${side} ${rows[side].length}`,
    });
  };
  /** A row, and so many more in a chain from it, list by list. */
  const chain = (side: Side, kind: number, length: number): void => {
    const name = (step: number): readonly [number, string] => [
      kind + step,
      `${side} ${kind} ${step}`,
    ];
    const shared: readonly [number, string] = [kind, `shared ${kind}`];
    for (let step = 0; step <= length; step += 1) {
      const onSide = step % 2 === 0 ? side : side === 'counted' ? 'other' : 'counted';
      const before = step === 0 ? shared : name(step);
      add(onSide, before, ...(step < length ? [name(step + 1)] : []));
    }
  };
  const lengths = (side: Side, kind: number): number => {
    const later = kinds - 1 - kind;
    if (side === 'other' && kind === 0) return 0;
    if (by === 'both') return later;
    const longer = (by === 'counted' && side === 'other') || (by === 'other' && side === 'counted');
    return longer ? Math.min(1, later) : 0;
  };
  const all = Array.from({ length: kinds }, (_, kind) => [kind, `shared ${kind}`] as const);
  add('counted', ...all);
  for (const [kind] of all) for (const side of SIDES) chain(side, kind, lengths(side, kind));
  return rows;
};
