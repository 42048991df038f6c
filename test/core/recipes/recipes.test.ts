import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import { explainDigests, recipesFor } from '#core/recipes/recipes.ts';

const agreed = (kind: IdentifierKind, profile: 'uid2' | 'meta' = 'uid2') => ({
  profile: profileOf(profile),
  kind,
  context: { defaultCountry: 'GB' },
});

const EMAILS = ['Jane.Doe+news@gmail.com', ' BOB@Example.org', 'a.b@example.net', 'c+d@x.org'];
const PHONES = ['07400 100000', '+44 7400 100001', '07400-100002'];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const bestOf = (kind: IdentifierKind, texts: readonly string[], make: (text: string) => string) =>
  explainDigests(
    agreed(kind),
    texts.map((text) => ({ parts: [text], digest: make(text) })),
  )[0];

describe('the recipe of digests', () => {
  it.each<readonly [string, (text: string) => string]>([
    ['lower-case', (text) => sha256(text.trim().toLowerCase())],
    ['as-written', sha256],
    ['trimmed', (text) => sha256(text.trim())],
    ['upper-case', (text) => sha256(text.trim().toUpperCase())],
    [
      'no-tag',
      (text) =>
        sha256(
          text
            .trim()
            .toLowerCase()
            .replace(/\+[^@]*/, ''),
        ),
    ],
    ['lower-case, newline', (text) => sha256(`${text.trim().toLowerCase()}\n`)],
    ['lower-case, twice', (text) => sha256(sha256(text.trim().toLowerCase()))],
    ['upper-case, windows-newline', (text) => sha256(`${text.trim().toUpperCase()}\r\n`)],
    [
      'lower-case, md5',
      (text) => createHash('md5').update(text.trim().toLowerCase()).digest('hex'),
    ],
    [
      'trimmed, utf-16',
      (text) => createHash('sha256').update(Buffer.from(text.trim(), 'utf16le')).digest('hex'),
    ],
  ])('of e-mails is found to be "%s", which explains all of them', (name, make) => {
    expect(bestOf('email', EMAILS, make)).toMatchObject({
      recipe: { name },
      pairs: EMAILS.length,
    });
  });

  it.each<readonly [string, (digits: string) => string]>([
    ['no-plus', (digits) => sha256(`44${digits}`)],
    ['double-zero', (digits) => sha256(`0044${digits}`)],
    ['agreed', (digits) => sha256(`+44${digits}`)],
    ['agreed, twice', (digits) => sha256(sha256(`+44${digits}`))],
  ])('of phones is found to be "%s"', (name, make) => {
    const found = bestOf('phone', PHONES, (text) =>
      make(text.replaceAll(/\D/g, '').replace(/^(44|0)/, '')),
    );
    expect(found).toMatchObject({ recipe: { name }, pairs: PHONES.length });
  });

  it('of names and birth dates tells what stands between the parts', () => {
    const pairs = [
      { parts: ['Ann', 'Lee', '1980-02-01'], digest: sha256('ann lee 1980-02-01') },
      { parts: ['Bob', 'Ray', '1981-12-31'], digest: sha256('bob ray 1981-12-31') },
    ];
    const [best] = explainDigests(
      { ...agreed('name_birthdate'), profile: profileOf('plain') },
      pairs,
    );
    expect(best).toMatchObject({ pairs: 2 });
    expect(best?.recipe.name).toBe('joined-by-blank');
  });

  it('is the agreed one wherever that explains as much as any other (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.emailAddress(), { minLength: 1, maxLength: 4 }), (emails) => {
        const pairs = emails.flatMap((email) => {
          const digest = recipesFor(agreed('email'))[0]?.digest([email]);
          return digest === undefined ? [] : [{ parts: [email], digest }];
        });
        fc.pre(pairs.length > 0);
        expect(explainDigests(agreed('email'), pairs)[0]).toMatchObject({
          recipe: { name: 'agreed' },
          pairs: pairs.length,
        });
      }),
    );
  });

  it('is none for what no recipe makes, and reads base64, upper case and prefixes', () => {
    expect(bestOf('email', EMAILS, (text) => sha256(`salt${text}`))).toBeUndefined();
    const lower = (text: string) => sha256(text.trim().toLowerCase());
    for (const written of [
      (text: string) => Buffer.from(lower(text), 'hex').toString('base64'),
      (text: string) => lower(text).toUpperCase(),
      (text: string) => `sha256:${lower(text)}`,
      (text: string) => `\\x${lower(text)}`,
    ])
      expect(bestOf('email', EMAILS, written)).toMatchObject({ recipe: { name: 'lower-case' } });
  });

  it.each<IdentifierKind>(['email', 'phone', 'maid', 'customer_id', 'name_birthdate'])(
    'has a name of its own for each way, and never throws: %s (property)',
    (kind) => {
      const recipes = recipesFor(agreed(kind));
      expect(new Set(recipes.map(({ name }) => name)).size).toBe(recipes.length);
      fc.assert(
        fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (parts) => {
          for (const { digest } of recipes) expect(digest(parts) ?? '').toMatch(/^[0-9a-f]*$/);
        }),
        { numRuns: 30 },
      );
    },
  );
});
