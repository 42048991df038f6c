import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Component } from '#core/identifiers/kinds.ts';
import { normaliseComponent } from '#core/identifiers/normalise.ts';
import type { ProfileName } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import vectors from './libraries-vectors.json' with { type: 'json' };

/** An input of the tests of a public library, and what that library makes of it. */
interface LibraryVector {
  readonly profile: ProfileName;
  readonly kind: Component;
  readonly input: string;
  readonly expected: string | null;
  readonly source: string;
  readonly defaultCountry?: string;
}

const VECTORS = vectors as readonly LibraryVector[];

/** Where a better source says otherwise: the input, and what these rules make of it. */
const BETTER: ReadonlyMap<string, string | null> = new Map([
  ['google phone "441134960987" -', null],
  ['google given_name " Alex Dr." -', 'alex dr.'],
  ['meta phone "01(650)123-4567" -', null],
  ['meta phone "000555123456" -', null],
  ['meta phone "44-12390821300A" -', null],
]);

const keyOf = ({ profile, kind, input, defaultCountry }: LibraryVector): string =>
  `${profile} ${kind} ${JSON.stringify(input)} ${defaultCountry ?? '-'}`;

const normalOf = ({ profile, kind, input, defaultCountry }: LibraryVector): string | null =>
  normaliseComponent(profileOf(profile), kind, input, defaultCountry ? { defaultCountry } : {}) ??
  null;

const followed = VECTORS.filter((vector) => !BETTER.has(keyOf(vector)));
const bettered = VECTORS.filter((vector) => BETTER.has(keyOf(vector)));

describe('the tests of public libraries', () => {
  it.each(followed.map((vector) => [keyOf(vector), vector] as const))('agree: %s', (_, vector) => {
    expect(normalOf(vector)).toBe(vector.expected);
  });

  it.each(bettered.map((vector) => [keyOf(vector), vector] as const))(
    'stand in the table with the better source: %s',
    (key, vector) => {
      expect(normalOf(vector)).toBe(BETTER.get(key));
      const page = readFileSync(new URL('../../../docs/identifiers.md', import.meta.url), 'utf8');
      expect(page).toContain(`\`${vector.input.trim()}\``);
    },
  );

  it('are 181, each with its source, five of them bettered', () => {
    expect(VECTORS).toHaveLength(181);
    expect(bettered).toHaveLength(BETTER.size);
    for (const { source } of VECTORS) expect(source).not.toBe('');
  });
});
