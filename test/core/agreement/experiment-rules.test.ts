import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { experimentRuleFaults } from '#core/agreement/experiment-rules.ts';
import { experimentsOf } from '#core/agreement/lookup.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';

const SPRING = {
  ...{ randomised: true, assignment: 'publisher.arm', treated: ['a', 'b'], control: 'c' },
  ...{ outcome: 'brand.bought', converted: ['web', 'store'] },
};
const LISTS = {
  brand: {
    customers: { attributes: { bought: ['no', 'web', 'store'] } },
    members: { attributes: { bought: ['no', 'web'] } },
  },
  publisher: { audience: { attributes: { arm: ['a', 'b', 'c'], age: ['old', 'young'] } } },
};
const textWith = (changed: object): string =>
  stringify({
    ...{ ...agreementDocument(), airlock: 2, datasets: LISTS },
    experiments: { spring: { ...SPRING, ...changed } },
  });
const told = (changed: object): readonly string[] =>
  checkAgreement(textWith(changed)).faults.map(
    ({ path, says, remedy }) => `${path}: ${says}; ${remedy}`,
  );

describe('an experiment of an agreement', () => {
  it('is about attributes and values that a list declares', () => {
    expect(told({})).toEqual([]);
    expect(told({ split: { a: 4, b: 4, c: 2 } })).toEqual([]);
    expect(told({ outcome: 'publisher.age', converted: ['old'] })).toEqual([]);
  });

  it.each<[object, RegExp]>([
    [
      { assignment: 'publisher.exposed' },
      /\.assignment: no list declares.*; name one of .*publisher\.arm/,
    ],
    [{ outcome: 'brand.visits' }, /\.outcome: no list declares this attribute/],
    [{ assignment: 'arm' }, /\.assignment: name the attribute as party\.attribute/],
    [{ treated: ['a', 'd'] }, /\.assignment: no list .* with all values .*; it has a, b, c/],
    [{ treated: ['a', 'c'] }, /\.control: the control is also treated/],
    [{ treated: [] }, /\.treated: name at least one value/],
    [{ treated: ['a', 'a'] }, /\.treated: a value stands twice/],
    [{ converted: ['bus'] }, /\.outcome: no list .* it has no, web, store; or no, web/],
    [{ converted: ['no', 'web', 'store'] }, /\.converted: every value is a conversion/],
    [{ outcome: 'publisher.arm', converted: ['a'] }, /\.outcome: an arm is not what came of it/],
    [
      { split: { a: 1, b: 1 } },
      /\.split: the split is not of the arms; give parts to just a, b, c/,
    ],
    [{ split: { a: 1, b: 1, c: 0 } }, /\.split\.c: an arm has at least one part/],
    [{ converted: undefined }, /\.outcome: there is no "converted" to it; name both/],
    [{ outcome: undefined }, /\.converted: there is no "outcome" to it; name both/],
    [{ outcome: undefined, converted: undefined }, /spring: nothing says what people did; name/],
    [{ randomised: false }, /\.randomised: only what chance alone decided is an experiment/],
  ])('is refused where it cannot be one: %j', (changed, says) => {
    expect(told(changed).join('\n')).toMatch(says);
    expect(() => parseAgreement(textWith(changed), 'a.yaml')).toThrow(/^a\.yaml:\d+: /);
  });

  it('names the line of a fault and what to do also where the whole agreement is read', () => {
    const text = textWith({ treated: ['a', 'c'] });
    const line = text.split('\n').findIndex((each) => each.includes('control:')) + 1;
    expect(() => parseAgreement(text, 'a.yaml')).toThrow(
      `a.yaml:${line}: "experiments.spring.control": the control is also treated: name another value for one of them.`,
    );
  });

  it('is split in equal parts where nothing else is said', () => {
    const [equal] = experimentsOf(parseAgreement(textWith({}), 'a').agreement);
    expect(equal?.treated.map(({ parts }) => parts)).toEqual([1, 1]);
    const split = { a: 4, b: 5, c: 2 };
    expect(experimentsOf(parseAgreement(textWith({ split }), 'a').agreement)).toEqual([
      {
        name: 'spring',
        assignment: { party: 'publisher', attribute: 'arm' },
        control: { arm: 'c', parts: 2 },
        treated: [
          { arm: 'a', parts: 4 },
          { arm: 'b', parts: 5 },
        ],
        outcome: { party: 'brand', attribute: 'bought' },
        converted: ['web', 'store'],
      },
    ]);
  });

  it('is looked for in whatever somebody wrote', () => {
    for (const odd of [null, 3, [], { experiments: [] }, { experiments: { spring: 'x' } }])
      expect(experimentRuleFaults(odd)).toEqual([]);
    const bare = { experiments: { spring: { assignment: 'a.b', treated: 3 } }, datasets: { a: 1 } };
    expect(experimentRuleFaults(bare)).toHaveLength(2);
    expect(experimentRuleFaults({ ...parse(textWith({})), datasets: undefined })).toHaveLength(2);
  });
});
