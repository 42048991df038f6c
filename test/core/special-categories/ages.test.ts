import { describe, expect, it } from 'vitest';
import {
  ageBand,
  areChildren,
  areVeryOld,
  isOfAge,
  saidAgeBand,
} from '#core/special-categories/ages.ts';

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
    ['13_17', 13, 17],
  ])('are read as they are written: %s', (value, from, to) => {
    expect(ageBand(value)).toEqual({ from, to });
  });

  it.each([
    ['age_8', 8, 8],
    ['aged 8-12', 8, 12],
    ['age_8_12', 8, 12],
    ['Âge 8', 8, 8],
    ['âgés de 8 ans', 8, 8],
    ['alter 8', 8, 8],
    ['edad_8', 8, 8],
    ['età 8', 8, 8],
    ['8 years old', 8, 8],
    ['8-year-olds', 8, 8],
    ['8-jährige', 8, 8],
    ['8 Jahre alt', 8, 8],
    ['8 años de edad', 8, 8],
    ['age_under_13', 0, 12],
    ['age_35', 35, 35],
  ])('are read of any attribute from a text that says it is an age: %s', (text, from, to) => {
    expect(saidAgeBand(text)).toEqual({ from, to });
  });

  it.each([
    '8',
    '8 years',
    '8 ans',
    'account_age_8',
    'age',
    'ages',
    'page 8',
    'stage_8',
    'alter ego',
  ])('are not read of any attribute from a text that may be of things: %s', (text) => {
    expect(saidAgeBand(text)).toBeUndefined();
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
