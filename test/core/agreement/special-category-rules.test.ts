import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import type { Node } from '#test/core/agreement/changed-agreement.ts';
import { told, withAttributes, withCustomers } from '#test/core/agreement/customers-agreement.ts';

const DIETS = { diet: ['kosher', 'vegetarian', 'other'] };
const exception = (changed: Node = {}): Node => ({
  specialCategories: {
    diets: {
      ...{ at: 'brand.customers.diet', category: 'religion', article: '9(2)(a)' },
      ...{ reason: 'Everybody ticked a box of its own for offers by diet.', ...changed },
    },
  },
});

describe('an agreement about special categories', () => {
  it.each([
    ['an attribute', { attributes: { diabetic: ['yes', 'no'] } }, 'attributes.diabetic', /health/],
    ['a value', { attributes: DIETS }, 'attributes.diet.0', /beliefs/],
    [
      'a level',
      {
        attributes: { town: ['a', 'b', 'c'] },
        hierarchies: { town: { race: { x: ['a', 'b', 'c'] } } },
      },
      'hierarchies.town.race',
      /racial/,
    ],
    [
      'a parent',
      {
        attributes: { shop: ['a', 'b', 'c'] },
        hierarchies: { shop: { sort: { casino: ['a', 'b'], web: ['c'] } } },
      },
      'hierarchies.shop.sort.casino',
      /vulnerable/,
    ],
    [
      'a node of a taxonomy',
      { attributes: { likes: ['x', 'y'] }, taxonomy: { likes: ['iab-audience-1.1/414'] } },
      'taxonomy.likes.0',
      /the node iab-audience-1\.1\/414 denotes health/,
    ],
    [
      'ages of children',
      { attributes: { age_band: ['13-17', '18+'] } },
      'attributes.age_band.0',
      /children/,
    ],
  ])('is refused for %s, with the article', (...[, customers, path, says]) => {
    const all = told(withCustomers(customers as Node));
    expect(all).toEqual([expect.stringMatching(says)]);
    expect(all[0]).toContain(`datasets.brand.customers.${path}: `);
    expect(all[0]).toMatch(/GDPR Art\. \d/);
  });

  it('is refused for the name of a list, an experiment and an activation, and for what they are for', () => {
    const { datasets, ...document } = agreementDocument();
    const { publisher, brand } = datasets as Node;
    const patients = { patients: (brand as Node).customers };
    expect(told(stringify({ ...document, datasets: { brand: patients, publisher } }))).toEqual([
      expect.stringMatching(/^datasets\.brand\.patients: "patients" denotes health/),
    ]);
    expect(told(withAttributes({}, { purpose: 'Find gamblers among the customers.' }))).toEqual([
      expect.stringMatching(/^purpose: "Find gamblers among.* denotes a vulnerable situation/),
    ]);
    const listed = listSections({ purpose: 'Reach people who owe debts to somebody.' });
    expect(told(stringify({ ...agreementDocument(), ...listed }))).toEqual([
      expect.stringMatching(/^activations\.reach_gold\.purpose: .* denotes a vulnerable situation/),
    ]);
  });

  it('is refused for very old people beside offers of money, and not without', () => {
    const ages = { age_band: ['55-74', '75+'] };
    expect(told(withAttributes(ages))).toEqual([]);
    expect(told(withAttributes({ ...ages, product: ['loan', 'card'] }))).toEqual([
      expect.stringMatching(/attributes\.age_band\.1: "75\+" denotes a vulnerable situation/),
    ]);
    expect(told(withAttributes({ age_band: ['55-64', '65+'], product: ['loan', 'card'] }))).toEqual(
      [],
    );
  });

  it('takes a single word for people, but where an attribute is a number or about goods', () => {
    const kids = ['kids', 'adults'];
    for (const name of ['department', 'product_line', 'kategorie', 'rayon'])
      expect(told(withAttributes({ [name]: kids }))).toEqual([]);
    expect(told(withAttributes({ department: ['childrens books', 'food'] }))).toEqual([]);
    expect(told(withAttributes({ children: ['none', 'one', 'more'] }))).toEqual([]);
    expect(told(withAttributes({ audience: kids }))).toEqual([
      expect.stringMatching(/attributes\.audience\.0: "kids" denotes children/),
    ]);
  });

  it('tells each, with what to write where it is lawful', () => {
    const [fault] = checkAgreement(withAttributes(DIETS)).faults;
    expect(fault?.remedy).toBe(
      'leave it out; where it is lawful, both parties say why in specialCategories: { my_reason: { at: brand.customers.diet, category: religion, article: 9(2)(a), reason: … } }, format 2',
    );
  });

  it('may hold what an exception names, and is another agreement by it', () => {
    const text = withAttributes(DIETS, exception());
    expect(told(text)).toEqual([]);
    const other = withAttributes(
      DIETS,
      exception({ reason: 'Another reason that is long enough.' }),
    );
    expect(parseAgreement(text, 'a').digest).not.toBe(parseAgreement(other, 'a').digest);
  });

  it.each([
    ['another attribute', { at: 'brand.customers.tier' }],
    ['another category', { category: 'health', article: '9(2)(a)' }],
    ['other values', { values: ['halal'] }],
  ])('excepts nothing by an exception of %s, which is a fault itself', (_, changed) => {
    const all = told(withAttributes({ ...DIETS, tier: ['a', 'b'] }, exception(changed)));
    expect(all).toHaveLength(2);
    expect(all).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/diet\.0: "kosher" denotes/),
        'specialCategories.diets: nothing needs this exception',
      ]),
    );
  });

  it('excepts just the values that are named', () => {
    const both = { diet: ['kosher', 'halal', 'other'] };
    expect(told(withAttributes(both, exception({ values: ['kosher'] })))).toEqual([
      expect.stringMatching(/diet\.1: "halal" denotes/),
    ]);
    expect(told(withAttributes(both, exception({ values: ['kosher', 'halal'] })))).toEqual([]);
  });

  it('names an article that knows the category, and consent only where that is the legal basis', () => {
    const at = 'specialCategories.diets.article';
    expect(told(withAttributes(DIETS, exception({ article: '6(1)(f)' })))).toEqual([
      `${at}: Article 6(1)(f) allows nothing about religious or philosophical beliefs`,
    ]);
    const basis = { legalBasis: 'contract' };
    expect(told(withAttributes(DIETS, { ...exception(), ...basis }))).toEqual([
      `${at}: Article 9(2)(a) is consent, and the legal basis is contract`,
    ]);
    expect(told(withAttributes(DIETS, { ...exception({ article: '9(2)(d)' }), ...basis }))).toEqual(
      [],
    );
  });

  it.each([
    ['no reason', { reason: 'because' }, /say in a sentence why/],
    ['no such category', { category: 'taste' }, /not known/],
    ['no such article', { article: '9(3)' }, /not known/],
    ['no such place', { at: 'Brand' }, /name an attribute as/],
  ])('takes no exception with %s', (_, changed, says) => {
    expect(told(withAttributes(DIETS, exception(changed)))).toEqual([expect.stringMatching(says)]);
  });

  it('needs format 2 for exceptions and nodes', () => {
    const text = withCustomers(
      { attributes: { likes: ['x', 'y'] }, taxonomy: { likes: ['iab-audience-1.1/644'] } },
      exception(),
    ).replace('airlock: 2', 'airlock: 1');
    expect(told(text)).toEqual([
      'datasets.brand.customers.taxonomy: "taxonomy" needs format 2',
      'specialCategories: "specialCategories" needs format 2',
    ]);
  });

  it('holds a taxonomy of declared attributes, by ids that there can be', () => {
    const likes = { attributes: { likes: ['golf', 'tennis'] } };
    const nodes = ['iab-audience-1.1/644', 'iab-audience-1.1/669'];
    expect(told(withCustomers({ ...likes, taxonomy: { likes: nodes } }))).toEqual([]);
    expect(told(withCustomers({ ...likes, taxonomy: { likes: ['golf'] } }))).toEqual([
      expect.stringMatching(/a node is written as iab-audience-1\.1\/644/),
    ]);
    expect(told(withCustomers({ ...likes, taxonomy: { other: nodes } }))).toEqual([
      'datasets.brand.customers.taxonomy.other: the list declares no such attribute',
    ]);
  });

  it('is read all the same, so that one in force keeps working', () => {
    expect(parseAgreement(withAttributes(DIETS), 'a').agreement.datasets).toMatchObject({
      brand: { customers: { attributes: DIETS } },
    });
  });
});
