import { describe, expect, it } from 'vitest';
import { consentReader } from '#core/drops/consent-reader.ts';

describe('consent', () => {
  it.each<[boolean | number | string, string]>([
    [true, 'TRUE'],
    [true, 'true'],
    [1, '1'],
    [1, '1.0'],
    [1, "'1"],
    ['yes', ' Yes '],
    ['Sí', 'Si\u0301'],
    ['Sí', '="SÍ"'],
  ])('is given where the file writes %j as %j', (accept, field) => {
    expect(consentReader([accept])(field)).toBe(true);
  });

  it.each<[boolean | number | string, string]>([
    [true, '1'],
    [true, 'yes'],
    [1, 'true'],
    [1, '10'],
    [0, ''],
    ['yes', 'yesterday'],
    ['yes', ''],
    ['Sí', 'Si'],
  ])('is not given where nobody accepted it: %j is not %j', (accept, field) => {
    expect(consentReader([accept])(field)).toBe(false);
  });
});
