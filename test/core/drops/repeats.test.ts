import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DigestIndex, digestKeys } from '#core/drops/digest-index.ts';
import type { RepeatRule } from '#core/drops/mapping.ts';
import { type DatedRows, type Placed, Repeats } from '#core/drops/repeats.ts';
import { UNDATED } from '#core/drops/row-date.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const keysOf = (hex: string | null): { present: Uint8Array; keys: Int32Array } => {
  const present = Uint8Array.of(hex === null ? 0 : 1);
  return { present, keys: digestKeys({ present, bytes: Buffer.from(`@\0\0\0${hex ?? ''}`) }) };
};

const keyOf = (hex: string): readonly [number, number] => {
  const [high = 0, low = 0] = keysOf(hex).keys;
  return [high, low];
};

const TIERS = ['gold', 'silver', 'bronze'];
const LAST: RepeatRule = { last: 'updated' };

const repeatsOf = (rule: RepeatRule = 'first') => {
  const repeats = new Repeats({
    kinds: 2,
    slots: 0,
    ownIdsIdentify: false,
    declared: [TIERS],
    rule,
  });
  type Row = readonly [email: string | null, phone: string | null, tier: string, date?: number];
  const place = (...[email, phone, tier, date = UNDATED]: Row) =>
    repeats.place({
      digests: [email, phone].map((each) => keysOf(each === null ? null : digest(each))),
      row: 0,
      codes: Uint8Array.of(TIERS.indexOf(tier)),
      date,
    });
  return { repeats, place };
};

type DatedCells = readonly [string | null, string | null, tier: string, date: number];

const blockOf = (rows: readonly DatedCells[]): DatedRows => ({
  digests: [0, 1].map((kind) => {
    const each = rows.map((cells) => {
      const text = kind === 0 ? cells[0] : cells[1];
      return keysOf(text === null ? null : digest(text));
    });
    return {
      present: Uint8Array.from(each, ({ present }) => present[0] ?? 0),
      keys: Int32Array.from(each.flatMap(({ keys }) => [...keys])),
    };
  }),
  rows: rows.length,
  codes: [Uint8Array.from(rows, ([, , tier]) => TIERS.indexOf(tier))],
  dates: Float64Array.from(rows, ([, , , date]) => date),
});

const changed = ({ repeats }: { readonly repeats: Repeats }) => [...repeats.changed()];

describe('an index of digests', () => {
  it('answers the row that brought each, as a map would (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20_000 }), { maxLength: 9_000 }), (numbers) => {
        const index = new DigestIndex();
        const map = new Map<string, number>();
        for (const [row, number] of numbers.entries()) {
          const each = digest(`${number}`);
          expect(index.rowOf(...keyOf(each))).toBe(map.get(each));
          if (!map.has(each)) index.add(...keyOf(each), row);
          if (!map.has(each)) map.set(each, row);
        }
        for (const [each, row] of map) expect(index.rowOf(...keyOf(each))).toBe(row);
      }),
      { numRuns: 10 },
    );
  });

  it('tells digests apart that agree in half of what it keeps', () => {
    const index = new DigestIndex();
    const [a, b, c] = ['00000000aaaaaaaa', 'ffffffffaaaaaaaa', '00000000bbbbbbbb'].map((start) =>
      start.padEnd(64, '0'),
    ) as [string, string, string];
    index.add(...keyOf(a), 0);
    index.add(...keyOf(b), 1);
    expect([a, b, c].map((each) => index.rowOf(...keyOf(each)))).toEqual([0, 1, undefined]);
  });
});

describe('a row of a person who stands in the drop', () => {
  it('is a repeat if earlier rows hold all its identifiers, and differs by its attributes', () => {
    const { place } = repeatsOf();
    expect(place('ada', '1', 'gold')).toMatchObject({ outcome: 'kept', shared: [] });
    expect(place('ada', '1', 'gold')).toEqual({ outcome: 'repeat' });
    expect(place('ada', null, 'gold')).toEqual({ outcome: 'repeat' });
    expect(place(null, '1', 'silver')).toEqual({ outcome: 'repeat-differs' });
  });

  it('is a repeat, too, if several earlier rows hold them, and is held against the first kind', () => {
    const { place } = repeatsOf();
    place('ada', null, 'gold');
    place(null, '1', 'silver');
    expect(place('ada', '1', 'gold').outcome).toBe('repeat');
    expect(place('ada', '1', 'silver').outcome).toBe('repeat-differs');
  });

  it('is somebody else with an identifier of its own: a household that shares a phone', () => {
    const { place } = repeatsOf();
    place('ada', '1', 'gold');
    expect(place('bob', '1', 'silver')).toEqual({
      outcome: 'kept',
      shared: [1],
    });
    expect(place('bob', null, 'silver').outcome).toBe('repeat');
  });

  it('shares no identifier with any that is kept, and is kept if it brings one (property)', () => {
    const cell = fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { nil: null });
    const row = fc.tuple(cell, cell, fc.constantFrom(...TIERS));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const { place } = repeatsOf();
        const held = [new Set<string>(), new Set<string>()];
        for (const [email, phone, tier] of rows.filter(([a, b]) => a !== null || b !== null)) {
          const placed: Placed = place(email, phone, tier);
          const brings = [email, phone].some((each, at) => each && !held[at]?.has(digest(each)));
          expect(placed.outcome === 'kept').toBe(brings);
          if (placed.outcome !== 'kept') continue;
          for (const [at, set] of held.entries()) {
            const text = placed.shared.includes(at) ? null : [email, phone][at];
            if (!text) continue;
            const field = digest(text);
            expect(set.has(field)).toBe(false);
            set.add(field);
          }
        }
      }),
    );
  });
});

describe('rows that stand together', () => {
  const cell = fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { nil: null });
  const date = fc.constantFrom(UNDATED, 1, 2);
  const row = fc.tuple(cell, cell, fc.constantFrom(...TIERS), date);
  const rowsOf = fc.array(row, { maxLength: 25 });

  it.each(['first' as const, LAST])('are placed as one after the other (property): %j', (rule) => {
    fc.assert(
      fc.property(rowsOf, rowsOf, (...blocks) => {
        const [alone, together] = [repeatsOf(rule), repeatsOf(rule)];
        for (const rows of blocks) {
          const placed = rows.map((each) => alone.place(...each));
          const known = placed.flatMap((each, at) =>
            each.outcome === 'kept' && each.shared.length === 0 ? [] : [{ row: at, placed: each }],
          );
          expect(together.repeats.placeAll(blockOf(rows))).toEqual(known);
        }
        expect(changed(together)).toEqual(changed(alone));
        expect(together.repeats.replaced).toBe(alone.repeats.replaced);
      }),
    );
  });
});

describe('rows of a person that differ', () => {
  it.each(['first', 'refuse'] as const)('leave the first as it is by the rule "%s"', (rule) => {
    const setting = repeatsOf(rule);
    setting.place('ada', null, 'gold', 1);
    setting.place('ada', null, 'silver', 2);
    expect(changed(setting)).toEqual([]);
    expect(setting.repeats.replaced).toBe(0);
  });

  it('give their attributes by date, the later line if dates are the same', () => {
    const setting = repeatsOf(LAST);
    const { place } = setting;
    place('eve', null, 'bronze', 1);
    place('ada', null, 'gold', 5);
    place('ada', null, 'bronze', 4);
    expect(changed(setting)).toEqual([]);
    place('ada', null, 'silver', 5);
    place('ada', null, 'bronze', 3);
    expect(changed(setting)).toEqual([{ row: 1, values: ['silver'] }]);
    expect(setting.repeats.replaced).toBe(1);
  });

  it('of an older date than the first had again leave it as it is', () => {
    const setting = repeatsOf(LAST);
    setting.place('ada', null, 'gold', 1);
    setting.place('ada', null, 'gold', 9);
    setting.place('ada', null, 'silver', 5);
    expect(changed(setting)).toEqual([]);
  });

  it('without a date never take the place of another, and give way to any date', () => {
    const setting = repeatsOf(LAST);
    setting.place('ada', null, 'gold');
    setting.place('ada', null, 'silver');
    expect(changed(setting)).toEqual([]);
    setting.place('ada', null, 'bronze', 1);
    expect(changed(setting)).toEqual([{ row: 0, values: ['bronze'] }]);
  });

  it('come to what a sort by date would give, in any number and order (property)', () => {
    const row = fc.record({
      person: fc.nat({ max: 6_000 }),
      tier: fc.constantFrom(...TIERS),
      date: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9_000 }), (rows) => {
        const setting = repeatsOf(LAST);
        const people = new Map<number, { readonly tiers: string[]; best: number; now: string }>();
        for (const { person, tier, date } of rows) {
          setting.place(`${person}`, null, tier, date);
          const known = people.get(person);
          if (!known) people.set(person, { tiers: [tier], best: date, now: tier });
          else if (date >= known.best) Object.assign(known, { best: date, now: tier });
        }
        const now = [...people.values()].map(({ tiers: [first] }) => first);
        for (const { row: at, values } of setting.repeats.changed()) now[at] = values[0];
        expect(now).toEqual([...people.values()].map((each) => each.now));
      }),
      { numRuns: 10 },
    );
  });
});
