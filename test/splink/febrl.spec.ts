import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fetchPython } from '#proof/python/python-environment.ts';
import { askSplink } from '#proof/splink/ask-splink.ts';
import { SPLINK } from '#proof/splink/fetch-splink.ts';
import { withCorpus } from '#test/corpora/corpora.ts';
import {
  defaultRules,
  NO_PERSONAL_RULE,
  printRates,
  type Rates,
  ratesFrom,
  ratesOf,
} from '#test/corpora/matching/rates.ts';
import { readFebrl } from '#test/corpora/matching/read-people.ts';

const PEOPLE = 5_000;
const humanOf = (record: string): string => record.split('-')[1] ?? '';

/**
 * Splink compares what people wrote, letter by letter, and learns its weights from these very files without their truth.
 * Ours has equal tokens alone, and weights that were learned elsewhere. The personal rule, by which a household is not one
 * person, Splink has not: it is left out here, and what it costs is printed.
 */
withCorpus('data/febrl4', (root) => {
  const files = [join(root, 'dataset4a.csv'), join(root, 'dataset4b.csv')] as const;
  let theirs: Rates;

  beforeAll(async () => {
    const pairs = await askSplink(await fetchPython(SPLINK), files);
    const right = pairs.filter(([left, other]) => humanOf(left) === humanOf(other)).length;
    theirs = ratesFrom({ pairs: pairs.length, right }, PEOPLE);
    printRates('Splink', theirs);
  });

  it('is linked by Splink as it is known to link it', () => {
    expect(theirs.f1).toBeGreaterThan(0.99);
  });

  it('is matched by points nearly as well as by Splink, who sees what people wrote', () => {
    const lists = [readFebrl(files[0]), readFebrl(files[1])] as const;
    const rules = defaultRules(PEOPLE);
    const ours = ratesOf({ ...rules, personal: NO_PERSONAL_RULE }, lists, PEOPLE);
    printRates('Ours', ours);
    printRates('Ours with the personal rule', ratesOf(rules, lists, PEOPLE));
    expect(ours.f1).toBeGreaterThanOrEqual(theirs.f1 - 0.005);
    expect(ours.precision).toBeGreaterThanOrEqual(theirs.precision - 0.001);
  });
});
