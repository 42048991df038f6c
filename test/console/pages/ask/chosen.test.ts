import { describe, expect, it } from 'vitest';
import { askPath, chosenOf, fieldsOf, isWhole, optionsOf } from '#console/pages/ask/chosen.ts';
import { offerOf } from '#console/pages/ask/offer.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { NOISY_SECTIONS } from '#test/support/console/open-noisy-room.ts';

const { agreement } = testAgreement(NOISY_SECTIONS);
const offer = offerOf(agreement, 'brand', {});
const plain = offerOf(testAgreement().agreement, 'brand', {});

describe('what a form left open', () => {
  it('is an overlap of everybody, where that is allowed', () => {
    expect(chosenOf({}, offer)).toEqual({ analysis: 'overlap', by: [], where: {} });
    const { agreement: without } = testAgreement({
      analyses: { brand: ['segments'], publisher: [] },
    });
    expect(chosenOf({}, offerOf(without, 'brand', {})).analysis).toBe('segments');
  });

  it('is as many of the first attributes as the analysis needs', () => {
    expect(chosenOf({ analysis: 'segments' }, offer).by).toHaveLength(1);
    expect(chosenOf({ analysis: 'tables', by: ['publisher.device'] }, offer).by).toHaveLength(2);
    expect(chosenOf({ analysis: 'rollup' }, offer).by).toEqual(['brand.place']);
  });

  it('leaves out who is in which arm, and what came of it, of a balance', () => {
    const { by, experiment } = chosenOf(
      { analysis: 'balance', by: ['brand.arm', 'brand.bought'] },
      offer,
    );
    expect(experiment).toBe('spring');
    expect(['brand.arm', 'brand.bought']).not.toContain(by[0]);
  });
});

describe('what does not fit', () => {
  it('is left out: attributes and values that nobody declared, and more than cross', () => {
    const by = [
      'brand.tier',
      'brand.place',
      'brand.arm',
      'brand.bought',
      'publisher.device',
      'x.y',
    ];
    expect(chosenOf({ analysis: 'segments', by }, offer).by).toHaveLength(4);
    expect(
      chosenOf({ analysis: 'segments', by: ['brand.tier', 'publisher.device'] }, plain).by,
    ).toHaveLength(2);
    expect(chosenOf({ where: ['brand.tier=bronze', 'x.y=1'] }, offer).where).toEqual({});
  });

  it('filters nobody out by all values, nor where the agreement takes no filters', () => {
    const all = ['gold', 'silver', 'unknown'].map((value) => `brand.tier=${value}`);
    expect(chosenOf({ where: all }, offer).where).toEqual({});
    expect(chosenOf({ where: all.slice(1) }, offer).where).toEqual({
      'brand.tier': ['silver', 'unknown'],
    });
    expect(chosenOf({ where: all.slice(1) }, plain).where).toEqual({});
    expect(chosenOf({ epsilon: '0.1' }, plain).epsilon).toBeUndefined();
  });

  it('is told from what was priced', () => {
    const form = { analysis: 'segments', by: ['brand.tier'], where: ['brand.tier=gold'] } as const;
    const read = { ...form, by: [...form.by], where: [...form.where] };
    expect(isWhole({ ...read, job: 'one' }, chosenOf(read, offer))).toBe(true);
    const bronze = { ...read, where: ['brand.tier=bronze'] };
    expect(isWhole(bronze, chosenOf(bronze, offer))).toBe(false);
  });
});

describe('by what people are matched', () => {
  const { agreement: points } = testAgreement({
    ...NOISY_SECTIONS,
    match: MATCH_EXAMPLE,
    drops: { sealed: true },
  });
  const offered = offerOf(points, 'brand', {});

  it('is left to the agreement, where all kinds are ticked or none', () => {
    for (const on of [undefined, [], ['email', 'phone']] as const)
      expect(optionsOf(chosenOf({ on: on && [...on] }, offer), offer)).toEqual({});
    expect(optionsOf(chosenOf({ on: ['phone'] }, offer), offer)).toEqual({ on: 'phone' });
  });

  it('is points, unless kinds are chosen', () => {
    expect(optionsOf(chosenOf({ on: ['phone'] }, offered), offered)).toEqual({});
    expect(optionsOf(chosenOf({ how: 'kinds' }, offered), offered)).toEqual({ on: 'email,phone' });
  });
});

it('a question is the same in a command, in hidden fields and in an address', () => {
  const chosen = chosenOf(
    {
      analysis: 'segments',
      by: ['brand.tier'],
      where: ['brand.place=south, "far"'],
      epsilon: '0.1',
    },
    offer,
  );
  expect(optionsOf(chosen, offer)).toEqual({
    ...{ by: 'brand.tier', where: ['brand.place="south, ""far"""'], epsilon: 0.1 },
  });
  expect(fieldsOf(chosen)).toContainEqual(['where', 'brand.place=south, "far"']);
  expect(askPath(chosen, { job: 'one' })).toBe(
    '/ask?analysis=segments&by=brand.tier&where=brand.place%3Dsouth%2C+%22far%22&epsilon=0.1&job=one',
  );
});

it('of several lists one is chosen, and named', () => {
  const { agreement: two } = testAgreement({
    datasets: {
      brand: { customers: { attributes: { tier: ['a', 'b'] } }, leads: { attributes: {} } },
      publisher: { audience: { attributes: {} } },
    },
  });
  const leads = offerOf(two, 'brand', { brand: 'leads' });
  expect(leads.attributes).toEqual([]);
  const chosen = chosenOf({ counted: 'leads' }, leads);
  expect(optionsOf(chosen, leads)).toEqual({ dataset: ['brand=leads'] });
});
