import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { AirlockError } from '#core/errors.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';

const TEXT = stringify(agreementDocument());

describe('the parser', () => {
  /** Anything but an AirlockError is a fault of ours. */
  const survives = (text: string): void => {
    try {
      parseAgreement(text, 'agreement.yaml');
    } catch (error) {
      expect(error).toBeInstanceOf(AirlockError);
      expect(error).toMatchObject({ code: 'agreement' });
      expect((error as Error).message).toMatch(/^agreement\.yaml:\d+: /);
    }
  };

  it('names the line of a fault in the YAML itself', () => {
    const broken = TEXT.replace('legalBasis: consent', 'legalBasis: "consent');
    expect(() => parseAgreement(broken, 'a.yaml')).toThrow(/^a\.yaml:\d+: this is not valid YAML/);
    expect(() => parseAgreement(`${TEXT}id: again\n`, 'a.yaml')).toThrow(/^a\.yaml:\d+: /);
  });

  it.each([
    '',
    '\n',
    '# nothing\n',
    'null',
    '[]',
    '42',
    'text',
    '--- \n---\n',
    '&a [*a]',
    '? []',
    '!!binary x',
  ])('refuses %j as an agreement', (text) => {
    expect(() => parseAgreement(text, 'agreement.yaml')).toThrow(AirlockError);
    survives(text);
  });

  it.each(['*a', 'id: *nobody'])('refuses the alias %j as an agreement', (text) => {
    expect(() => parseAgreement(text, 'agreement.yaml')).toThrow(AirlockError);
  });

  it('is not made to work for ever by aliases of aliases', () => {
    const lines = Array.from({ length: 30 }, (_, at) =>
      at === 0 ? 'a0: &a0 [x, x]' : `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`,
    );
    survives(lines.join('\n'));
  });

  it.each<[string, (n: number) => string]>([
    ['keys', (n) => `k${n}:\n`],
    ['commas in a list', (n) => (n === 0 ? '[' : ',')],
    ['brackets that close nothing', () => '}'],
  ])('is not made to work for ever by 200,000 %s', (_, piece) => {
    const text = Array.from({ length: 200_000 }, (_each, n) => piece(n)).join('');
    expect(() => parseAgreement(text, 'agreement.yaml')).toThrow(
      'agreement.yaml:1: it is longer than 65536 characters: write down less.',
    );
  });

  it('reads as many keys as the bound lets in', () => {
    const text = Array.from({ length: 8_000 }, (_, n) => `k${n}:\n`).join('');
    expect(() => parseAgreement(text, 'a.yaml')).toThrow('a.yaml:1: "airlock"');
  });

  it.each<[string, string]>([
    ['id: a\nid: b\n', 'a.yaml:2'],
    ['a:\n  b: 1\n  "b": 2\n', 'a.yaml:3'],
    ['1: a\n"1": b\n', 'a.yaml:2'],
    ['&a id: x\n*a : y\n', 'a.yaml:2'],
    ['- { a: 1, b: 2, a: 3 }', 'a.yaml:1'],
  ])('names the line of a key that stands twice: %j', (text, where) => {
    expect(() => parseAgreement(text, 'a.yaml')).toThrow(
      `${where}: this key stands here for the second time: remove one.`,
    );
  });

  it('lets different mappings hold the same key', () => {
    expect(() => parseAgreement(`${TEXT}extra: { id: 1, a: { id: 2 } }`, 'a.yaml')).toThrow(
      /the key "extra" is not known here/,
    );
  });

  it('throws nothing but AirlockError at any text (property)', () => {
    const yamlish = fc
      .array(
        fc.constantFrom(
          'a',
          ':',
          ' ',
          '\n',
          '-',
          '[',
          ']',
          '{',
          '}',
          '"',
          "'",
          '&',
          '!',
          '|',
          '>',
          '#',
          '?',
          ',',
          '\t',
          '%',
          '@',
          '~',
          '0',
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(''));
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), yamlish);
    fc.assert(fc.property(text, survives), { numRuns: 150 });
  });

  it('throws nothing but AirlockError at a mutated agreement (property)', () => {
    const cut = fc.nat({ max: TEXT.length });
    const insert = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('\n', ':', '- ', '{', '__proto__: 1', '&a '),
    );
    fc.assert(
      fc.property(cut, fc.nat({ max: 12 }), insert, (at, drop, text) =>
        survives(TEXT.slice(0, at) + text + TEXT.slice(at + drop)),
      ),
      { numRuns: 150 },
    );
  });

  it('throws nothing but AirlockError when a value is anything at all (property)', () => {
    const paths = (node: unknown, path: string[] = []): string[][] =>
      node !== null && typeof node === 'object'
        ? Object.entries(node).flatMap(([key, each]) => [
            [...path, key],
            ...paths(each, [...path, key]),
          ])
        : [];
    const all = paths(parse(TEXT));
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.jsonValue(), (path, value) => {
        const document = structuredClone(agreementDocument());
        const parent = path
          .slice(0, -1)
          .reduce<Record<string, unknown>>(
            (node, key) => node[key] as Record<string, unknown>,
            document,
          );
        parent[path.at(-1) ?? ''] = value;
        survives(stringify(document));
      }),
      { numRuns: 150 },
    );
  });
});
