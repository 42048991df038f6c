import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mapping } from '#core/drops/mapping.ts';
import { markBetweenIds, ownIdWarnings } from '#core/drops/own-id-warnings.ts';
import { EVENT_AGREEMENT } from '#test/core/usecases/event-file.ts';

const warningsOf = (bridges: unknown, ids: readonly string[], isEnough?: true) =>
  ownIdWarnings(
    {
      agreement: EVENT_AGREEMENT.agreement,
      mapping: Mapping.parse({ identifiers: { email: 'E-mail' }, bridges }),
      attributes: {},
      own: { party: 'brand', most: 2, ...(isEnough && { isEnough }) },
    },
    ['E-mail', 'Cookies'],
    ids.map((id) => ['ada@example.org', id]),
  );

describe('ids of a party that are lost are warned of', () => {
  it('where the mapping names no column of them, though the agreement takes some', () => {
    const [says, ...more] = warningsOf(undefined, ['c-1']);
    expect(says).toMatch(/^The mapping has no "bridges", and the agreement takes up to 2 ids/);
    expect(more).toEqual([]);
    expect(warningsOf(undefined, ['c-1'], true)).toEqual([]);
  });

  it.each([
    ['no split', ['Cookies'], 'say bridges: { column: "Cookies", split: "|" }'],
    ['another split', { column: 'Cookies', split: ';' }, 'though the mapping has "split"'],
  ])('where a field holds several, by %s', (_, bridges, says) => {
    const [warning, ...more] = warningsOf(bridges, ['c-1|d-1', 'c-2', 'c-3|d-3']);
    expect(warning).toContain(says);
    expect(warning).not.toMatch(/[cd]-\d/);
    expect(more).toEqual([]);
  });

  it('and of an event one id alone is asked for', () => {
    expect(warningsOf(['Cookies'], ['c-1|d-1'], true)[0]).toContain('write one id for each event');
  });

  it('and nothing is said of ids that are right', () => {
    expect(warningsOf(['Cookies'], ['c-1', 'GA1.2.345.678', 'a_b-c'])).toEqual([]);
    expect(warningsOf({ column: 'Cookies', split: '|' }, ['c-1|d-1', 'c-2', ''])).toEqual([]);
  });
});

describe('what parts ids', () => {
  it('is the mark that was put between them, of whichever ids', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/);
    const pairs = fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(pairs, fc.constantFrom('|', ';', ','), (all, mark) => {
        expect(markBetweenIds(all.map((pair) => pair.join(mark)))).toBe(mark);
        expect(markBetweenIds(all.map(([one]) => one))).toBeUndefined();
      }),
    );
  });

  it('is not what hardly any of them has', () => {
    const ids = Array.from({ length: 100 }, (_, n) => `c-${n}`);
    expect(markBetweenIds([...ids, 'c-100;d-100'])).toBeUndefined();
  });
});
