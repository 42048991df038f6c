import { describe, it } from 'vitest';
import { NUMBERED_COUNTRIES } from '#core/identifiers/numbered-countries.ts';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { expectSameNumbers, expectSameTexts } from '#test/support/rows/same-readings.ts';

const PROFILES = PROFILE_NAMES.filter((name) => name !== 'plain');

/** Numbers and texts that a run tries: each run others. */
const NUMBERS = 500;
const TEXTS = 1_000;

describe('a reader of bytes, at length', () => {
  it.each(NUMBERED_COUNTRIES)('reads numbers of %s as every profile does', async (country) => {
    for (const profile of PROFILES) await expectSameNumbers({ profile, country }, NUMBERS);
  });

  it.each(PROFILES)('answers of a thousand texts what the reference answers: %s', (profile) =>
    expectSameTexts({ profile, country: 'DE' }, TEXTS),
  );
});
