import { describe, expect, it } from 'vitest';
import { isPlaceholderIdentifier, isPlaceholderText } from '#core/lint/placeholders.ts';

describe('a filler', () => {
  it.each([
    ['N/A'],
    ['n.a.'],
    ['#N/A'],
    [' none '],
    ['NULL'],
    ['Unknown'],
    ['00000'],
    ['0000-00-00'],
  ])('is told from a value: %j', (text) => {
    expect(isPlaceholderText(text)).toBe(true);
  });

  it.each([[''], [' '], ['Nora'], ['0a'], ['1000'], ['testa@test.com']])('is not %j', (text) => {
    expect(isPlaceholderText(text)).toBe(false);
  });

  it.each([
    [['n/a', 'Lovelace', '1815-12-10']],
    [['Ada', '---', '1815-12-10']],
    [['Ada', 'UNKNOWN', 'SW1A 1AA']],
    [['Ada', 'Lovelace', '00000']],
    [['NA', 'Lovelace', '1815-12-10']],
    [['nan', 'Lovelace', '1815-12-10']],
  ])('in one part makes nobody of the whole: %j', (parts) => {
    expect(isPlaceholderIdentifier(parts, parts.join('\u001f'))).toBe(true);
  });

  it.each([
    [['Nan', 'Goldin', '1953-09-12']],
    [['Nil', 'Na', '1990-01-01']],
    [['Jo', 'Null', '1990-01-01']],
  ])('is not a name that people have, written as names are: %j', (parts) => {
    expect(isPlaceholderIdentifier(parts, parts.join('\u001f'))).toBe(false);
  });

  it('in a single value is told by its normal form', () => {
    expect(isPlaceholderIdentifier(['mailto:test@test.com'], 'test@test.com')).toBe(true);
    expect(isPlaceholderIdentifier(['Nil'], 'nil')).toBe(true);
    expect(isPlaceholderIdentifier(['ada@example.com'], 'ada@example.com')).toBe(false);
  });
});
