import { describe, expect, it } from 'vitest';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { hierarchyFaults } from '#core/agreement/hierarchy-rules.ts';

const attributes = { place: ['ghent', 'bruges', 'namur'], tier: ['gold', 'silver'] };
const REGION = { flanders: ['ghent', 'bruges'], wallonia: ['namur'] };

const faults = (hierarchies: Parameters<typeof hierarchyFaults>[0]['hierarchies']) =>
  hierarchyFaults({ attributes, hierarchies }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

describe('the levels above the attributes of a list', () => {
  it('are right where each value has one parent at each, and may be left out', () => {
    expect(faults(undefined)).toEqual([]);
    expect(faults({ place: { region: REGION, land: { all: ['flanders', 'wallonia'] } } })).toEqual(
      [],
    );
  });

  it.each([
    ['an attribute that is not there', { city: { region: REGION } }, /no such attribute/],
    ['no level', { place: {} }, /one to 3 levels/],
    ['a value without a parent', { place: { region: { flanders: ['ghent'] } } }, /just one parent/],
    ['the name of an attribute', { place: { tier: REGION } }, /name of an attribute/],
    [
      'one name for two levels',
      { place: { all: REGION }, tier: { all: { any: ['gold', 'silver'] } } },
      /or of another level/,
    ],
    [
      'a parent that is called as tables call what rolled up',
      { place: { region: { flanders: ['ghent', 'bruges'], '(others)': ['namur'] } } },
      /is called "\(others\)"/,
    ],
  ])('are told where they stand if there is %s', (_, hierarchies, says) => {
    const [first = ''] = faults(hierarchies);
    expect(first).toMatch(/^hierarchies\.(city|place): /);
    expect(first).toMatch(says);
  });

  it('are refused above a value that is called as tables call what rolled up', () => {
    const place = ['ghent', '(others)'];
    const levelled = { place: { region: { all: place } } };
    const [fault] = hierarchyFaults({ attributes: { place }, hierarchies: levelled });
    expect(fault).toMatchObject({
      ...{ path: ['hierarchies', 'place'], remedy: 'give it another name' },
      message: 'a value or a parent is called "(others)", as tables call those that rolled up',
    });
    expect(hierarchyFaults({ attributes: { place } })).toEqual([]);
  });

  it('are a fault of an agreement of the first format, at its line', () => {
    const text = [
      'airlock: 1',
      'datasets:',
      '  brand:',
      '    customers:',
      '      attributes: { place: [ghent, bruges, namur] }',
      '      hierarchies: { place: { region: { flanders: [ghent, bruges], wallonia: [namur] } } }',
    ].join('\n');
    expect(checkAgreement(text).faults).toContainEqual({
      ...{ line: 6, path: 'datasets.brand.customers.hierarchies' },
      ...{ says: '"hierarchies" needs format 2', remedy: 'write airlock: 2' },
    });
  });
});
