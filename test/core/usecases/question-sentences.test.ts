import { describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';

const REGION = { region: { all: ['gold', 'silver'] } };
const { agreement } = parseAgreement(eventAgreementText(), 'agreement.yaml');
const rolling = parseAgreement(
  eventAgreementText({ 'datasets.brand.customers.hierarchies': { tier: REGION } }),
  'agreement.yaml',
).agreement;

const asked =
  (request: object, of = agreement) =>
  () =>
    parseQuestion(request, of);

describe('an attribute that a question cannot have', () => {
  it('is named where it is of a list that the question does not read', () => {
    expect(asked({ analysis: 'reach', by: ['brand.place'] })).toThrow(
      '"brand.place" is of a list that this question does not read: choose among brand.tier, publisher.device, publisher.campaign, publisher.type.',
    );
    const where = { 'publisher.campaign': ['spring'] };
    expect(asked({ analysis: 'value', by: [], where })).toThrow(
      '"publisher.campaign" is of a list that this question does not read',
    );
  });

  it('is told by its place and by what it may be meant for, and never repeated', () => {
    const by = ['brand.tier', 'brand.teir'];
    expect(asked({ analysis: 'segments', by })).toThrow(
      'The agreement declares no such attribute (number 2 of those that are named; did you mean brand.tier?): choose among brand.tier, publisher.device.',
    );
    expect(asked({ analysis: 'segments', by: ['jane@example.org'] })).toThrow(
      'The agreement declares no such attribute: choose among brand.tier, publisher.device.',
    );
  });

  it('of the wrong sort is answered with those that there are of each', () => {
    expect(asked({ analysis: 'attribution', by: ['brand.tier'] })).toThrow(
      'Ask it by one attribute of touches, and at most one of people: there are brand.tier, publisher.device of people, and brand.place of conversions, and publisher.campaign, publisher.type of touches.',
    );
  });

  it('has levels above it for a roll-up, and those that have are named', () => {
    const request = { analysis: 'rollup', by: ['publisher.device'] };
    expect(asked(request, rolling)).toThrow('declares levels (hierarchies): name brand.tier.');
    expect(asked(request)).toThrow('declares levels (hierarchies): these lists have none.');
    expect(asked({ ...request, by: ['brand.tier'] }, rolling)()).toMatchObject({
      into: ['region'],
    });
  });
});

describe('a parameter', () => {
  it.each([
    [
      { analysis: 'overlap', method: 'last' },
      '"overlap" takes no "method": leave it out, or ask attribution.',
    ],
    [
      { analysis: 'value', frequency: true },
      '"value" takes no "frequency": leave it out, or ask reach.',
    ],
    [
      { analysis: 'value', colour: 'red' },
      '"value" has a parameter that no question takes: leave it out.',
    ],
    [{ analysis: 'reach', values: 9 }, 'catalogue (values): somebody counts under 1 to 4 values.'],
    [
      { analysis: 'attribution', method: 'first' },
      '(method): choose one of last, even, u-shaped, decay.',
    ],
    [
      { analysis: 'segments', by: 'tier' },
      'catalogue (by): ask "segments" by one to four attributes.',
    ],
    [
      { analysis: 'overlap', datasets: { 'a b': 'x' } },
      '(datasets): name one of each party at most',
    ],
  ])('that is not understood is told with what would be: %j', (request, says) => {
    expect(asked(request)).toThrow(says);
  });

  it('that is understood is no fault', () => {
    const question = asked({ analysis: 'reach', by: ['publisher.campaign'], values: 2 })();
    expect(question).toMatchObject({ analysis: 'reach', values: 2 });
  });
});

it('an analysis that there is not is answered with those that there are', () => {
  expect(asked({ analysis: 'lifts' })).toThrow(
    /^This is not a question of the catalogue \(analysis\): ask one of overlap, .*value/,
  );
});

it('a refusal for want of a version says of which lists', () => {
  const notPublished = [
    { party: 'brand', dataset: 'customers' },
    { party: 'brand', dataset: 'purchases' },
  ];
  const { error } = refusalDocument({
    ...{ outcome: 'refused', reason: 'dataset-not-published', notPublished },
  });
  expect(error.message).toBe(
    'Refused (dataset-not-published): a dataset of the question has no published version yet: brand.customers, brand.purchases.',
  );
});
