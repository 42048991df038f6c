import { describe, expect, it } from 'vitest';
import { agreementJsonSchema, type SchemaNode } from '#core/agreement/agreement-json-schema.ts';
import { FIELD_RULES } from '#core/agreement/field-rules.ts';
import {
  changes,
  effectAt,
  gaussian,
  identifiers,
  may,
  noisy,
  type Sections,
  shares,
} from './compared-sections.ts';
import { REMOVED, ROWS, type Row } from './field-rule-rows.ts';

/** Every field of the schema, with `*` for what the parties name; terms by party are those of both. */
const fieldsOf = (node: SchemaNode, path: string): readonly string[] => {
  const { properties, additionalProperties, prefixItems, anyOf } = node;
  if (anyOf) return anyOf.flatMap((branch) => fieldsOf(branch, path));
  if (prefixItems) return prefixItems.flatMap((item) => fieldsOf(item, `${path}.*`));
  if (properties)
    return Object.entries(properties).flatMap(([name, each]) =>
      fieldsOf(each, path === '' ? name : `${path}.${name}`),
    );
  if (typeof additionalProperties === 'object') return fieldsOf(additionalProperties, `${path}.*`);
  return [path];
};

describe('the rules of what weakens an agreement', () => {
  it('know every field of the schema, and no other', () => {
    const known = new Set(
      fieldsOf(agreementJsonSchema(), '')
        // A table is compared by its digest.
        .filter((field) => !field.startsWith('match.table.'))
        .map((field) => field.replace('privacy.*.', 'privacy.')),
    );
    // Lists of people, exceptions and sub-processors count by being there, whatever is in them.
    const whole = [
      ...['datasets.*.*', 'activations.*', 'specialCategories.*'],
      'governance.organisations.*.subprocessors.*',
    ];
    expect([...known, ...whole].sort()).toEqual(Object.keys(FIELD_RULES).sort());
  });

  it('are all tried here', () => {
    const tried = ROWS.map(([field]) => field);
    expect(tried.toSorted()).toEqual(Object.keys(FIELD_RULES).sort());
  });

  it.each(ROWS)('%s: mark what is weaker, and the way back', (...row) => {
    const [, path, before, weaker, back] = row as unknown as Row;
    const [first] = changes(before, weaker);
    expect(effectAt(path, before, weaker)).toBe('weaker');
    expect(first).toMatchObject({ effect: 'weaker', why: expect.stringMatching(/^\w/) });
    expect(effectAt(path, weaker, before)).toBe(back ?? 'stricter');
  });

  it.each(REMOVED)('call it no weaker to take away %s', (...removed) => {
    const [, before, after, effects] = removed;
    const gone = changes(before, after).filter(({ path }) => path in effects);
    expect(Object.fromEntries(gone.map(({ path, effect }) => [path, effect]))).toEqual(effects);
  });

  it('rank no noise below Laplace, and that below Gaussian, whose delta is for life', () => {
    const effect = (before: Sections, after: Sections) => effectAt('privacy.noise', before, after);
    expect(effect(gaussian(), noisy())).toBe('weaker');
    expect(effect(noisy(), gaussian())).toBe('stricter');
    expect(effect({}, gaussian())).toBe('stricter');
    expect(effect(gaussian(), {})).toBe('weaker');
  });

  it.each(['attributes', 'membership'] as const)(
    'leave it to the noise what came and went with it: %s',
    (protects) => {
      const hidden = noisy({ protects });
      const effect = (path: string, before: Sections, after: Sections) =>
        effectAt(`privacy.${path}`, before, after);
      expect(effect('noise', {}, hidden)).toBe('stricter');
      expect(effect('noise', hidden, {})).toBe('weaker');
      for (const path of ['protects', 'delta', 'roundTo', 'minimumChange']) {
        expect(effect(path, {}, hidden)).toBe('changed');
        expect(effect(path, hidden, {})).toBe('changed');
      }
    },
  );

  it('take a lifetime that is gone for one without end, and one that came for stricter', () => {
    const bounded = noisy({ lifetimeEpsilon: 40 });
    expect(effectAt('privacy.lifetimeEpsilon', bounded, noisy())).toBe('weaker');
    expect(effectAt('privacy.lifetimeEpsilon', noisy(), bounded)).toBe('stricter');
  });

  it('tell a support that follows k once, and one that was stated for itself', () => {
    const [before, after] = [noisy({ k: 100 }), noisy({ k: 60 })];
    expect(changes(before, after).map(({ path }) => path)).toEqual(['privacy.k']);
    const stated = noisy({ k: 60, minimumSupport: 80 });
    expect(effectAt('privacy.minimumSupport', before, stated)).toBe('weaker');
    expect(effectAt('privacy.minimumSupport', after, stated)).toBe('stricter');
  });

  it('compare what is preset with what is said', () => {
    expect(changes(noisy(), noisy({ protects: 'attributes', minimumSupport: 50 }))).toEqual([
      { path: 'privacy', effect: 'changed' },
    ]);
    expect(changes({}, shares(0.5, 0.5))).toEqual([{ path: 'shares', effect: 'changed' }]);
    expect(effectAt('shares.brand', {}, shares(0.6, 0.4))).toBe('weaker');
  });

  it('take an order that changed for no more than that', () => {
    const turned = identifiers({ kinds: ['phone', 'email'] });
    expect(changes({}, turned)).toEqual([
      {
        path: 'identifiers.kinds',
        before: '[email, phone]',
        after: '[phone, email]',
        effect: 'changed',
      },
    ]);
  });

  it('call a list weaker that lost one thing and got another', () => {
    expect(effectAt('analyses.publisher', may('overlap'), may('segments'))).toBe('weaker');
  });
});
