import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Component,
  IDENTIFIER_KINDS,
  type IdentifierKind,
  KIND_COMPONENTS,
} from '#core/identifiers/kinds.ts';
import { normaliseComponent, normaliseIdentifier } from '#core/identifiers/normalise.ts';
import { PROFILE_NAMES, type ProfileName } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';
import { hostileText, rawValue, someContext } from './identifier-arbitraries.ts';

const COMPONENTS = [...new Set(Object.values(KIND_COMPONENTS).flat())];
const PAIRS = PROFILE_NAMES.flatMap((name) =>
  COMPONENTS.map((component): [ProfileName, Component] => [name, component]),
);
const COMPOSITES: IdentifierKind[] = ['name_birthdate', 'name_postcode'];

describe('a normal form', () => {
  it.each(PAIRS)('stays the same when normalised again: %s %s', (name, component) => {
    const profile = profileOf(name);
    const property = fc.property(rawValue(component), someContext, (raw, context) => {
      const once = normaliseComponent(profile, component, raw, context);
      fc.pre(once !== undefined);
      expect(normaliseComponent(profile, component, once, context)).toBe(once);
    });
    fc.assert(property, { numRuns: 300, maxSkipsPerRun: 1_000 });
  });

  it.each(PAIRS)('does not depend on how letters are composed: %s %s', (name, component) => {
    const profile = profileOf(name);
    const property = fc.property(rawValue(component), (raw) => {
      const composed = raw.normalize('NFC');
      const decomposed = raw.normalize('NFD');
      fc.pre(decomposed.length <= MAX_IDENTIFIER_LENGTH);
      expect(normaliseComponent(profile, component, decomposed, {})).toBe(
        normaliseComponent(profile, component, composed, {}),
      );
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('never holds a control character, is never empty, and is never too long', () => {
    const pair = fc.constantFrom(...PAIRS);
    const property = fc.property(pair, hostileText, ([name, component], raw) => {
      const normal = normaliseComponent(profileOf(name), component, raw, {}) ?? 'x';
      expect(normal).toMatch(/^\P{Cc}+$/u);
      expect(normal.length).toBeLessThanOrEqual(MAX_IDENTIFIER_LENGTH);
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});

describe('a component', () => {
  const plain = profileOf('plain');

  it.each([
    ['', 'empty'],
    ['   ', 'white space'],
    ['a\u0000b', 'a control character'],
    ['a\u001fb', 'the separator of composite kinds'],
    ['é\u0085', 'a control character beyond ASCII'],
    ['a\ud800', 'half a character'],
    ['a\ufffd', 'a byte that could not be read'],
    ['a'.repeat(MAX_IDENTIFIER_LENGTH + 1), 'too long'],
    ['\u0958'.repeat(MAX_IDENTIFIER_LENGTH), 'too long once normalised'],
  ])('is refused when it is %j (%s)', (raw) => {
    expect(normaliseComponent(plain, 'customer_id', raw, {})).toBeUndefined();
  });

  it('may be as long as the limit', () => {
    const longest = 'a'.repeat(MAX_IDENTIFIER_LENGTH);
    expect(normaliseComponent(plain, 'customer_id', longest, {})).toBe(longest);
  });
});

describe('a repair', () => {
  const told = (kind: IdentifierKind, ...parts: string[]) => {
    const repairs: string[] = [];
    const context = { onRepair: (repair: string) => repairs.push(repair) };
    normaliseIdentifier(profileOf('uid2'), kind, parts, context);
    return repairs;
  };

  it('is told once, and only of an identifier that is whole', () => {
    expect(told('name_birthdate', 'A\u200bda', '\ufeffL', '1997-02-16')).toEqual([
      'invisible-characters',
    ]);
    expect(told('name_birthdate', 'A\u200bda', 'L', '16/02/1997')).toEqual([]);
    expect(told('customer_id', 'A\u200b1')).toEqual(['invisible-characters']);
    expect(told('customer_id', 'A1')).toEqual([]);
  });
});

describe('an identifier', () => {
  it('is its one component', () => {
    const parts = ['USER@example.com'];
    expect(normaliseIdentifier(profileOf('uid2'), 'email', parts, {})).toBe('user@example.com');
  });

  it('joins the parts of a composite kind in order', () => {
    const parts = ['Zoé', "O'Neil", '1997-02-16'];
    expect(normaliseIdentifier(profileOf('uid2'), 'name_birthdate', parts, {})).toBe(
      'zoé\u001foneil\u001f19970216',
    );
  });

  it.each([
    [['Ada', '', '1997-02-16']],
    [['Ada', 'L', '16/02/1997']],
    [['Ada', 'L']],
    [['Ada', 'L', '1997-02-16', 'x']],
    [[]],
  ])('does not exist with a part missing, refused or too many: %j', (parts) => {
    expect(normaliseIdentifier(profileOf('uid2'), 'name_birthdate', parts, {})).toBeUndefined();
  });

  it.each(COMPOSITES)('cannot be forged from other parts: %s', (kind) => {
    const profile = profileOf('plain');
    const part = fc.string({
      unit: fc.constantFrom('a', 'b', '|', '\u001f', ' ', 'É'),
      maxLength: 4,
    });
    const parts = fc.tuple(part, part, part);
    const property = fc.property(parts, parts, (left, right) => {
      const one = normaliseIdentifier(profile, kind, left, {});
      const other = normaliseIdentifier(profile, kind, right, {});
      fc.pre(one !== undefined && other !== undefined);
      const normal = (all: readonly string[]) => all.map((text) => text.trim().toLowerCase());
      const same = normal(left).every((text, index) => text === normal(right)[index]);
      expect(one === other).toBe(same);
    });
    fc.assert(property, { numRuns: 2_000, maxSkipsPerRun: 1_000 });
  });

  it('is made or refused, and never throws, whatever the text', () => {
    const rules = fc.tuple(fc.constantFrom(...PROFILE_NAMES), fc.constantFrom(...IDENTIFIER_KINDS));
    const parts = fc.array(hostileText, { maxLength: 4 });
    const rows = fc.record({ rules, parts, context: someContext });
    const property = fc.property(rows, ({ rules: [name, kind], parts: values, context }) => {
      const identifier = normaliseIdentifier(profileOf(name), kind, values, context);
      expect(['string', 'undefined']).toContain(typeof identifier);
    });
    fc.assert(property, { numRuns: 3_000 });
  });
});
