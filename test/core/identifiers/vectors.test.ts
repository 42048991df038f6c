import { describe, expect, it } from 'vitest';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import { checkVectors, IDENTIFIER_VECTORS } from '#core/identifiers/vectors.ts';

describe('the published vectors', () => {
  it.each(checkVectors())('hold: $vector.profile $vector.kind $vector.input', (result) => {
    expect(result.normalised).toBe(result.vector.normalised);
    expect(result.digest).toBe(result.vector.sha256);
    expect(result.passed).toBe(true);
  });

  it('each name a source and a profile of the closed list', () => {
    for (const vector of IDENTIFIER_VECTORS) {
      expect(vector.source).not.toBe('');
      expect(PROFILE_NAMES).toContain(vector.profile);
    }
  });

  it('cover every profile that has a public document', () => {
    const covered = new Set(IDENTIFIER_VECTORS.map((vector) => vector.profile));
    expect([...covered].sort()).toEqual(['google', 'liveramp', 'meta', 'uid2']);
  });

  it('include a name in decomposed letters, which must match the composed one', () => {
    expect(IDENTIFIER_VECTORS.some(({ input }) => input !== input.normalize('NFC'))).toBe(true);
  });
});

describe('a profile', () => {
  it.each(PROFILE_NAMES)('%s knows its own name and its source', (name) => {
    expect(profileOf(name).name).toBe(name);
    expect(profileOf(name).source).not.toBe('');
  });
});
