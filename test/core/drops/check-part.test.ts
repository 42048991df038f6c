import { expect, it } from 'vitest';
import { isPart, notThePart } from '#core/drops/check-part.ts';
import { sha256 } from '#core/sha256.ts';

const PART = { file: 'part-0001.parquet', rows: 10, bytes: 100, sha256: sha256('part') };

it.each([
  ['the size alone, if no more is known', { bytes: 100 }, true],
  ['another size', { bytes: 99 }, false],
  ['size and SHA-256', { bytes: 100, sha256: sha256('part') }, true],
  ['another SHA-256 of the same size', { bytes: 100, sha256: sha256('other') }, false],
  ['another size of the same SHA-256', { bytes: 99, sha256: sha256('part') }, false],
])('a file is held against its part by %s', (_, found, expected) => {
  expect(isPart(PART, found)).toBe(expected);
});

it('what stops another file names it, says what to do, and shows no checksum', () => {
  const { code, message } = notThePart(PART);
  expect(code).toBe('input');
  expect(message).toMatch(/^"part-0001\.parquet" is not the file .*: prepare the drop again/);
  expect(message).not.toMatch(/[0-9a-f]{64}/);
});
