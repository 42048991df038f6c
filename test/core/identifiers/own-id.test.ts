import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownIdDigest, ownIdForm } from '#core/identifiers/own-id.ts';
import vectors from '#test/vectors/own-tokens.json' with { type: 'json' };

describe("an id of a party's own", () => {
  it.each(vectors)('has the digest of the known answers: $party, epoch $epoch', (vector) => {
    expect(ownIdDigest(vector.party, ownIdForm(vector.id) ?? '')).toBe(vector.digest);
  });

  it('keeps its capitals, and loses what nobody sees', () => {
    expect(ownIdForm('  GA1.2.Abc ')).toBe('GA1.2.Abc');
    expect(ownIdForm('\u200bGA1.2.Abc')).toBe('GA1.2.Abc');
    expect(ownIdForm('e\u0301')).toBe('\u00e9');
  });

  it.each(['', '   ', 'a\u0000b', 'x'.repeat(513)])('is none where nothing can be read', (raw) => {
    expect(ownIdForm(raw)).toBeUndefined();
  });

  it('has a form that stays as it is (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const form = ownIdForm(raw);
        expect(form === undefined ? undefined : ownIdForm(form)).toBe(form);
      }),
    );
  });

  it('gives another digest to each party, whatever it is (property)', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (id) => {
        expect(ownIdDigest('brand', id)).not.toBe(ownIdDigest('publisher', id));
      }),
    );
  });
});
