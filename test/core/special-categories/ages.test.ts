import { describe, expect, it } from 'vitest';
import { ageBand, areChildren, areVeryOld, isOfAge } from '#core/special-categories/ages.ts';

const band = (value: string) => ageBand(value) ?? { from: Number.NaN, to: Number.NaN };

describe('bands of ages', () => {
  it.each(['age', 'age_band', 'ageGroup', 'Altersgruppe', 'edad', 'età', 'âge', 'ages'])(
    'are looked for in "%s"',
    (name) => {
      expect(isOfAge(name)).toBe(true);
    },
  );

  it.each(['page', 'stage', 'usage', 'tenure_years', 'visits', 'package'])(
    'are not looked for in "%s"',
    (name) => {
      expect(isOfAge(name)).toBe(false);
    },
  );

  it.each([
    ['13-17', 13, 17],
    ['0 to 12', 0, 12],
    ['under_18', 0, 17],
    ['<16', 0, 15],
    ['U18', 0, 17],
    ['moins de 15', 0, 14],
    ['unter 14', 0, 13],
    ['75+', 75, Number.POSITIVE_INFINITY],
    ['over 80', 80, Number.POSITIVE_INFINITY],
    ['über 75', 75, Number.POSITIVE_INFINITY],
    ['75 and over', 75, Number.POSITIVE_INFINITY],
    ['80–89', 80, 89],
    ['17', 17, 17],
  ])('are read as they are written: %s', (value, from, to) => {
    expect(ageBand(value)).toEqual({ from, to });
  });

  it('are not read where no number stands', () => {
    expect(ageBand('unknown')).toBeUndefined();
    expect(ageBand('adults')).toBeUndefined();
  });

  it('are of children up to 17, and of nobody else who is one of several', () => {
    expect(areChildren(band('13-17'))).toBe(true);
    expect(areChildren(band('under 18'))).toBe(true);
    for (const value of ['18-24', '16-24', '18', '55+'])
      expect(areChildren(band(value))).toBe(false);
  });

  it('are of very old people from 75 on', () => {
    for (const value of ['75+', '75-84', 'over 80']) expect(areVeryOld(band(value))).toBe(true);
    for (const value of ['65+', '70-79', '74']) expect(areVeryOld(band(value))).toBe(false);
  });
});
