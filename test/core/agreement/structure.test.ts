import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { agreementDocument, TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import {
  faultOf,
  MISSING,
  type Node,
  type Path,
  withChange,
} from '#test/core/agreement/changed-agreement.ts';

describe('the structure of an agreement', () => {
  it('let nothing that protects people be left out', () => {
    const needed: Path[] = [
      ...Object.keys(TEST_TERMS)
        .filter((key) => key !== 'minimumDataset' && key !== 'maxRejectShare')
        .map((key) => ['privacy', key]),
      ...['dropsDays', 'tokensDays', 'releasesDays'].map((key) => ['retention', key]),
      ...Object.keys(agreementDocument()).map((key) => [key]),
      ['identifiers', 'profile'],
      ['identifiers', 'kinds'],
      ['datasets', 'brand'],
      ['analyses', 'publisher'],
      ['datasets', 'brand', 'customers', 'attributes'],
    ];
    for (const path of needed) {
      const fault = faultOf(withChange(path, MISSING));
      expect(fault?.code, path.join('.')).toBe('agreement');
      expect(fault?.message, path.join('.')).toContain(path.at(-1));
    }
  });

  it('fill in the two terms that have a safe default', () => {
    const read = (key: string) =>
      parseAgreement(withChange(['privacy', key], MISSING), 'a').agreement.privacy;
    expect(read('minimumDataset')).toMatchObject({ minimumDataset: 1000 });
    expect(read('maxRejectShare')).toMatchObject({ maxRejectShare: 0.05 });
  });

  it('want two parties, each with its own datasets, analyses and terms', () => {
    const { parties } = agreementDocument() as { parties: Node[] };
    const [brand = {}, publisher = {}] = parties;
    const third = { id: 'third', role: 'publisher', account: '444444444444' };
    const list = { customers: { attributes: {} } };
    const cases: [Path, unknown, RegExp][] = [
      [['parties'], [brand], /two parties/],
      [['parties'], [brand, publisher, third], /two parties/],
      [['parties', 1, 'id'], 'brand', /different ids/],
      [['datasets', 'third'], list, /"third" is not one of the parties/],
      [['analyses', 'third'], ['overlap'], /"third" is not one of the parties/],
      [['datasets', 'brand'], {}, /at least one dataset/],
      [['privacy'], { brand: TEST_TERMS }, /"publisher" states no terms/],
      [['privacy'], { brand: TEST_TERMS, publisher: TEST_TERMS, third: TEST_TERMS }, /"third"/],
    ];
    for (const [path, value, says] of cases)
      expect(faultOf(withChange(path, value))?.message).toMatch(says);
    const both = { brand: TEST_TERMS, publisher: TEST_TERMS };
    expect(faultOf(withChange(['privacy'], both))).toBeUndefined();
  });

  it.each<[string, Path]>([
    ['at the top', []],
    ['in a party', ['parties', 0]],
    ['in identifiers', ['identifiers']],
    ['in a dataset', ['datasets', 'brand', 'customers']],
    ['in privacy', ['privacy']],
    ['in retention', ['retention']],
  ])('refuse an unknown key %s, and name its line', (_, path) => {
    const text = withChange([...path, 'surprise'], true);
    const line = text.split('\n').findIndex((each) => each.includes('surprise:')) + 1;
    const fault = faultOf(text);
    expect(fault?.message).toBe(
      `agreement.yaml:${line}: the key "surprise" is not known here: remove it.`,
    );
  });

  it.each<[string, Path, string, string]>([
    ['at the top', [], 'privcy', 'privacy'],
    ['in identifiers', ['identifiers'], 'kind', 'kinds'],
    ['in retention', ['retention'], 'dropDays', 'dropsDays'],
  ])('refuse a key with a slip %s, and tell the nearest', (...[, path, slip, meant]) => {
    expect(faultOf(withChange([...path, slip], 1))?.message).toMatch(
      `the key "${slip}" is not known here: write "${meant}".`,
    );
  });

  it('refuse an unknown key within the terms of a party', () => {
    const terms = { ...TEST_TERMS, surprise: 1 };
    const fault = faultOf(withChange(['privacy'], { brand: TEST_TERMS, publisher: terms }));
    expect(fault?.message).toMatch(/surprise/);
  });

  it.each([
    [['datasets']],
    [['datasets', 'brand']],
    [['datasets', 'brand', 'customers', 'attributes']],
    [['analyses']],
  ])(
    'refuse the key __proto__ in %j by its line, which a parser would leave out unseen',
    (path) => {
      const within = path.reduce<Node>((node, key) => node[key] as Node, agreementDocument());
      const changed = Object.fromEntries([...Object.entries(within), ['__proto__', {}]]);
      const fault = faultOf(withChange(path, changed));
      expect(fault?.message).toMatch(
        /^agreement\.yaml:\d+: "[\w.]*\.__proto__": this cannot be a name/,
      );
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype'])(
    'take %s for a name like any other, and never for what JavaScript knows by it',
    (name) => {
      const terms = stringify(TEST_TERMS).replace(/^/gm, '  ');
      const base = stringify(agreementDocument());
      const texts = [
        base.replace('tier:', `${name}:`),
        base.replaceAll('publisher:', `${name}:`).replace('id: publisher', `id: ${name}`),
        base.replace('customers:', `${name}:`),
        `${base}${name}: 1\n`,
        base.replace(
          /privacy:\n( {2}.*\n)+/,
          `privacy:\n  brand:\n${terms}\n  ${name}:\n${terms}\n`,
        ),
      ];
      for (const text of texts) {
        const fault = faultOf(text);
        if (fault) expect(fault.code).toBe('agreement');
      }
      expect(({} as Node).polluted).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
});
