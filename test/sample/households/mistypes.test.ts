import fc from 'fast-check';
import { expect, it } from 'vitest';
import { misdialled, mistyped } from '#sample/households/mistypes.ts';

const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const word = fc.stringMatching(/^[a-z]{2,12}$/);

it('a word that is mistyped once is at most one letter longer or shorter', () => {
  fc.assert(
    fc.property(word, draw, (text, drawn) => {
      const typed = mistyped(text, drawn);
      expect(Math.abs(typed.length - text.length)).toBeLessThanOrEqual(1);
      const kept = [...typed].filter((letter) => text.includes(letter)).length;
      expect(kept).toBeGreaterThanOrEqual(typed.length - 1);
    }),
  );
});

it('a number that is mistyped once has one other digit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{0,2}\d{1,5}$/), draw, (text, drawn) => {
      const typed = misdialled(text, drawn);
      const others = [...typed].filter((sign, at) => sign !== text.charAt(at));
      expect(typed).toHaveLength(text.length);
      expect(others).toHaveLength(1);
      expect(others[0]).toMatch(/\d/);
    }),
  );
});
