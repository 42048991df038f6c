import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestShape, digestShape, looksHashed, readDigest } from '#core/lint/digest-shape.ts';
import { isPlaceholderText, PLACEHOLDER_DIGESTS } from '#core/lint/placeholders.ts';
import {
  IDENTIFIER_REASONS,
  LINT_REASONS,
  REASON_ADVICE,
  ROW_REASONS,
} from '#core/lint/reasons.ts';
import { sha256 } from '#core/sha256.ts';
// Common fillers with their digests, collected independently of core/lint/placeholders.ts and
// hashed with Python's hashlib.
import placeholders from '#test/vectors/placeholder-digests.json' with { type: 'json' };

const HEX = sha256('ada@example.org');
const BASE64 = Buffer.from(HEX, 'hex').toString('base64');

describe('the shape of a value', () => {
  it.each<[DigestShape, string]>([
    ['hex-lower', HEX],
    ['hex-upper', HEX.toUpperCase()],
    ['hex-upper', `${HEX.slice(0, 63)}A`],
    ['base64', BASE64],
    ['hex-0x', `0x${HEX}`],
    ['hex-0x', `0X${HEX.toUpperCase()}`],
    ['md5-length', HEX.slice(0, 32)],
    ['sha1-length', HEX.slice(0, 40)],
    ['digest-of-digest-text', Buffer.from(HEX).toString('base64')],
    ['other', HEX.slice(0, 63)],
    ['other', `${HEX}0`],
    ['other', BASE64.replace('=', '')],
    ['other', BASE64.replaceAll(/[+/]/g, '_').replace(/.$/, '')],
    ['other', 'ada@example.org'],
    ['other', ''],
  ])('%s: %s', (shape, text) => {
    expect(digestShape(text)).toBe(shape);
  });
});

describe('reading a digest', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((each) => Buffer.from(each));

  it('gives the same digest for every accepted form of 32 bytes (property)', () => {
    const form = fc.constantFrom<(each: Buffer) => string>(
      (each) => each.toString('hex'),
      (each) => each.toString('hex').toUpperCase(),
      (each) => each.toString('base64'),
      (each) => ` ${each.toString('hex')}\n`,
    );
    fc.assert(
      fc.property(bytes, form, (each, write) => {
        expect(readDigest(write(each))).toMatchObject({ digest: each.toString('hex') });
      }),
    );
  });

  it('gives a canonical digest or a reason for any text, never both (property)', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.emailAddress(),
    );
    fc.assert(
      fc.property(odd, (text) => {
        const reading = readDigest(text);
        if ('digest' in reading) expect(reading.digest).toMatch(/^[0-9a-f]{64}$/);
        else expect(IDENTIFIER_REASONS).toContain(reading.reason);
      }),
    );
  });

  it.each([
    ['hex-0x', `0x${HEX}`],
    ['hex-0x', `0X${HEX.toUpperCase()}`],
    ['prefixed', `\\x${HEX}`],
    ['prefixed', `sha256:${HEX}`],
    ['prefixed', `SHA-256=${HEX.toUpperCase()}`],
    ['prefixed', `{SHA256}${BASE64}`],
    ['prefixed', `sha256-${BASE64}`],
  ])('takes off what says that it is one, %s: %s', (shape, text) => {
    expect(readDigest(text)).toEqual({ digest: HEX, shape });
  });

  it.each([
    ['raw-email', 'ada@example.org'],
    ['raw-email', 'ADA@EXAMPLE.ORG '],
    ['raw-phone', '+44 7400 000001'],
    ['raw-phone', '(0740) 000-001'],
    ['not-a-digest', `md5:${HEX}`],
    ['not-a-digest', `0x${HEX.slice(2)}`],
    ['not-a-digest', HEX.slice(0, 32).replace(/\d/g, 'a')],
    ['digest-of-digest', Buffer.from(HEX).toString('base64')],
    ['not-a-digest', 'hello'],
  ])('refuses as %s: %s', (reason, text) => {
    expect(readDigest(text)).toMatchObject({ reason });
  });
});

describe('a value of a column of plain values', () => {
  const bytes = (length: number) => Buffer.alloc(length, 0xa7);
  it.each([
    ['SHA-256', HEX],
    ['SHA-256 in capitals', HEX.toUpperCase()],
    ['SHA-256 in base64', BASE64],
    ['0x', `0x${HEX}`],
    ['prefixed', `sha256:${HEX}`],
    ['a digest of a digest', Buffer.from(HEX).toString('base64')],
    ...([16, 20, 28, 48, 64] as const).map((length) => [
      `a digest of ${length} bytes`,
      bytes(length).toString('hex'),
    ]),
    ...([16, 20, 64] as const).map((length) => [
      `a digest of ${length} bytes in base64`,
      bytes(length).toString('base64'),
    ]),
  ])('looks hashed: %s', (_, text) => {
    expect(looksHashed(text)).toBe(true);
    expect(looksHashed(` ${text} `)).toBe(true);
  });

  it.each([
    ['an address', 'ada.lovelace.of.ockham@example.org'],
    ['a UUID', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['a UUID without its dashes', '0f8fad5bd9cb469fa16570867728950e'],
    ['a customer number', '0012345678'],
    ['an object id', '507f1f77bcf86cd799439011'],
    ['a Salesforce id', '001D000000IRFmaIAH'],
  ])('does not: %s', (_, text) => {
    expect(looksHashed(text)).toBe(false);
  });
});

describe('placeholders', () => {
  it.each(placeholders)('are known by digest: $text', ({ text, sha256: digest }) => {
    expect(sha256(text)).toBe(digest);
    expect(PLACEHOLDER_DIGESTS.has(digest)).toBe(true);
  });

  it('are known by text in any case, with spaces around; an empty text is no filler', () => {
    for (const text of ['n/a', 'NULL', ' None ', 'test@TEST.com', '-', '0'])
      expect(isPlaceholderText(text)).toBe(true);
    for (const text of [
      '#N/A',
      '#NV',
      '#REF!',
      '#BEZUG!',
      '#¡VALOR!',
      '#DIV/0!',
      '#NAME?',
      '#NOM?',
    ])
      expect(isPlaceholderText(text)).toBe(true);
    for (const text of ['#####', 'Err:502', '#null!', '#ЗНАЧ!', '#getting_data'])
      expect(isPlaceholderText(text)).toBe(true);
    for (const text of ['#12345', '#1', 'A#N/A', '#gold', 'errand'])
      expect(isPlaceholderText(text)).toBe(false);
    for (const text of ['', '  ', 'ada@example.org', 'nulla', '00', 'mytest@test.com'])
      expect(isPlaceholderText(text)).toBe(false);
  });

  it('are no more than a few: a person is not taken for one', () => {
    expect(PLACEHOLDER_DIGESTS.has(HEX)).toBe(false);
    expect(PLACEHOLDER_DIGESTS.size).toBeLessThan(150);
  });
});

describe('the reasons', () => {
  it('are a closed list, each with advice that holds no value', () => {
    expect(new Set(LINT_REASONS).size).toBe(ROW_REASONS.length + IDENTIFIER_REASONS.length);
    expect(Object.keys(REASON_ADVICE).sort()).toEqual([...LINT_REASONS].sort());
  });
});
