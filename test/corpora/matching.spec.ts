import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withCorpus } from './corpora.ts';
import {
  defaultRules,
  keysPerPerson,
  NO_PERSONAL_RULE,
  printRates,
  ratesOf,
} from './matching/rates.ts';
import { readFebrl, readOpenLinkToken } from './matching/read-people.ts';

/** 5,000 people and the same with errors: the table that comes with the room was learned without them. */
withCorpus('data/febrl4', (root) => {
  const lists = [
    readFebrl(join(root, 'dataset4a.csv')),
    readFebrl(join(root, 'dataset4b.csv')),
  ] as const;
  const rules = defaultRules(5_000);

  it('is matched with hardly a wrong pair by the table that comes with the room', () => {
    const rates = ratesOf(rules, lists, 5_000);
    printRates('FEBRL 4', rates);
    expect(rates.precision).toBeGreaterThanOrEqual(0.999);
    expect(rates.f1).toBeGreaterThanOrEqual(0.985);
  });

  it('is matched nearly whole where a household may be a person', () => {
    const rates = ratesOf({ ...rules, personal: NO_PERSONAL_RULE }, lists, 5_000);
    printRates('FEBRL 4 without the personal rule', rates);
    expect(rates.precision).toBeGreaterThanOrEqual(0.999);
    expect(rates.f1).toBeGreaterThanOrEqual(0.996);
  });

  it('has about 17 keys a person', () => {
    expect(keysPerPerson(lists[0])).toBeLessThanOrEqual(17);
  });
});

/** 2,000 people with up to five duplicates each: what the table was chosen by. */
withCorpus('data/febrl3', (root) => {
  const people = readFebrl(join(root, 'dataset3.csv'));

  it('has its duplicates matched with the record that they come from', () => {
    const seen = new Set<string>();
    const firsts = people.filter(({ human }) => !seen.has(human) && seen.add(human));
    const others = people.filter((person) => !firsts.includes(person));
    const known = new Set(others.map(({ human }) => human));
    const both = firsts.filter(({ human }) => known.has(human)).length;
    const rates = ratesOf(defaultRules(others.length), [firsts, others], both);
    printRates('FEBRL 3', rates);
    expect(rates.precision).toBeGreaterThanOrEqual(0.998);
    expect(rates.f1).toBeGreaterThanOrEqual(0.98);
  });
});

/**
 * Two files without addresses, in which nothing is typed wrong: names, birth date and postcode.
 */
withCorpus('data/openlinktoken', (root) => {
  const people = (file: string) => readOpenLinkToken(join(root, file));
  const lists = [people('test_overlap1.csv'), people('test_overlap2.csv')] as const;

  it('has exactly its 1,294 people found', () => {
    const rates = ratesOf(defaultRules(1_999), lists, 1_294);
    printRates('OpenLinkToken', rates);
    expect(rates).toMatchObject({ pairs: 1_294, right: 1_294 });
  });
});
