import { describe, expect, it } from 'vitest';
import { choicesOf, isMeasure, offersOf } from '#console/pages/measurement/offers.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import { EVENT_TERMS } from '#test/support/histories/event-people.ts';

const agreementWith = (changes: Readonly<Record<string, unknown>>): Agreement =>
  parseAgreement(eventAgreementText({ ...EVENT_TERMS, ...changes }), 'agreement.yaml').agreement;

const SPRING = {
  ...{ randomised: true, assignment: 'publisher.device', treated: ['mobile'], control: 'desktop' },
};

const openTo = (agreement: Agreement, party: string): readonly string[] =>
  offersOf(agreement, party)
    .filter(({ lacks }) => lacks.length === 0)
    .map(({ measure }) => measure);

describe('what a party may measure', () => {
  it('is what the agreement has the lists for, and lets that party ask', () => {
    const agreement = agreementWith({});
    expect(openTo(agreement, 'brand')).toEqual(['reach', 'conversions', 'attribution', 'value']);
    expect(openTo(agreement, 'publisher')).toEqual(['reach']);
    expect(openTo(testAgreement().agreement, 'brand')).toEqual([]);
  });

  it('lacks an experiment, or its outcome, or leave, each by its name', () => {
    const analyses = { 'analyses.brand': ['reach', 'event-lift', 'lift'] };
    const lacksOf = (agreement: Agreement, name: string) =>
      offersOf(agreement, 'brand').find(({ measure }) => measure === name)?.lacks;
    const agreement = agreementWith({ ...analyses, experiments: { spring: SPRING } });
    expect(lacksOf(agreement, 'event-lift')).toEqual([]);
    expect(lacksOf(agreement, 'lift')).toEqual(['outcome']);
    expect(lacksOf(agreement, 'balance')).toEqual(['leave']);
    expect(lacksOf(testAgreement().agreement, 'value')).toEqual(['conversions', 'value', 'leave']);
  });

  it('is no other analysis', () => {
    expect([isMeasure('lift'), isMeasure('overlap'), isMeasure('toString')]).toEqual([
      ...[true, false, false],
    ]);
  });
});

it('arms are compared by nothing that dealt them or came of them', () => {
  const outcome = { outcome: 'brand.tier', converted: ['gold'] };
  expect(choicesOf(agreementWith({ experiments: { spring: SPRING } }))).toMatchObject({
    experiment: ['spring'],
    attribute: ['brand.tier'],
    person: ['brand.tier', 'publisher.device'],
    conversion: ['brand.place'],
    touch: ['publisher.campaign', 'publisher.type'],
    lists: { counted: ['brand=customers'], touches: ['publisher=contacts'] },
  });
  const dealt = agreementWith({ experiments: { spring: { ...SPRING, ...outcome } } });
  expect(choicesOf(dealt).attribute).toEqual([]);
});
