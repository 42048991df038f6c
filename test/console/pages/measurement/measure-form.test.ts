import { describe, expect, it } from 'vitest';
import { askOptionsOf, MeasureForm, withFirst } from '#console/pages/measurement/measure-form.ts';
import type { Choices } from '#console/pages/measurement/offers.ts';
import { measurePath } from '#console/pages/measurement/paths.ts';

const CHOICES: Choices = {
  ...{ experiment: ['spring'], attribute: ['brand.tier'], person: ['brand.tier'] },
  ...{ conversion: ['brand.place'], touch: ['publisher.campaign'] },
  lists: { counted: [], other: [], conversions: [], touches: [] },
};

describe('the form of a measurement', () => {
  it('has chosen what must be, and nothing that may be', () => {
    expect(withFirst('balance', {}, CHOICES)).toEqual({
      ...{ experiment: 'spring', attribute: 'brand.tier' },
    });
    expect(withFirst('reach', {}, CHOICES)).toEqual({});
    expect(withFirst('attribution', { touch: 'publisher.type' }, CHOICES)).toEqual({
      touch: 'publisher.type',
    });
  });

  it('is what "ask" takes, of each analysis what that knows', () => {
    const form: MeasureForm = {
      ...{ touch: 'publisher.campaign', person: 'brand.tier', method: 'even' as const, values: 2 },
      ...{ frequency: 'yes' as const, from: '2026-10-01', counted: 'brand=customers' },
      ...{ touches: 'publisher=contacts', epsilon: 0.1 },
    };
    const shared = { dataset: ['brand=customers'], from: '2026-10-01', epsilon: 0.1 };
    const by = 'publisher.campaign,brand.tier';
    expect(askOptionsOf('reach', form)).toEqual({
      ...{ ...shared, by, events: ['publisher=contacts'], values: 2, frequency: true },
    });
    expect(askOptionsOf('attribution', form)).toEqual({
      ...{ ...shared, by, events: ['publisher=contacts'], method: 'even' },
    });
    expect(askOptionsOf('lift', { experiment: 'spring', from: '2026-10-01' })).toEqual({
      by: 'spring',
    });
  });

  it.each([
    ['from', '1 October'],
    ['from', '2026-02-31'],
    ['values', '1.5'],
    ['values', '5'],
    ['method', 'first'],
    ['frequency', 'no'],
    ['epsilon', '0'],
    ['epsilon', 'Infinity'],
    ['by', 'brand.tier'],
  ])('does not understand %s: %s', (name, value) => {
    expect(MeasureForm.safeParse({ [name]: value }).success).toBe(false);
  });

  it('stands in an address as it is', () => {
    expect(measurePath('lift')).toBe('/measurement/lift');
    expect(measurePath('reach', { touch: 'a.b&c', values: 2 })).toBe(
      '/measurement/reach?touch=a.b%26c&values=2',
    );
  });
});
