import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { checkPeriod } from '#core/usecases/questions/check-period.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';

const DAY = 86_400;
const PUBLISHED = Date.parse('2026-11-27T09:00:00.000Z') / 1000;
const [KEPT_DAYS, DROP_DAYS] = [120, 7];
const { agreement } = parseAgreement(eventAgreementText(), 'agreement.yaml');

const version = (party: string, dataset: string, second = PUBLISHED) => ({
  ...{ party, dataset, at: new Date(1000 * second).toISOString() },
});
const CONVERSIONS = version('brand', 'purchases');

/** A question of these days on these versions of events. */
const asked = (
  period: object | undefined,
  versions: object = { conversions: CONVERSIONS },
): Asked => ({ question: { period }, signed: { agreement }, versions }) as unknown as Asked;

describe('a period', () => {
  it('in which an event may be is never refused, and any other one always is', () => {
    const [first, last] = [PUBLISHED - (KEPT_DAYS + DROP_DAYS) * DAY, PUBLISHED + DAY];
    const second = fc.integer({ min: first - 3 * DAY, max: last + 3 * DAY });
    fc.assert(
      fc.property(second, fc.integer({ min: 1, max: 9 * DAY }), (from, length) => {
        const to = from + length;
        const isPossible = from <= last && to > first;
        const check = () => checkPeriod(asked({ from, to }));
        if (isPossible) expect(check).not.toThrow();
        else expect(check).toThrow('No event of brand.purchases can be in this period');
      }),
    );
  });

  it('that holds none is refused with the days that may', () => {
    const from = PUBLISHED + 40 * DAY;
    expect(() => checkPeriod(asked({ from, to: from + DAY }))).toThrow(
      'No event of brand.purchases can be in this period, as it was published on 2026-11-27 and the agreement keeps events for 120 days ("maxAgeDays"): ask for days from 2026-07-30 to 2026-11-28.',
    );
  });

  it('is that of the conversions where touches are read too, and of touches where they alone are', () => {
    const period = { from: PUBLISHED + 5 * DAY, to: PUBLISHED + 6 * DAY };
    const touches = version('publisher', 'contacts', PUBLISHED + 10 * DAY);
    expect(() => checkPeriod(asked(period, { conversions: CONVERSIONS, touches }))).toThrow(
      'brand.purchases',
    );
    expect(() => checkPeriod(asked(period, { touches }))).not.toThrow();
  });

  it('that nobody named, or of a question without events, is no fault', () => {
    expect(() => checkPeriod(asked(undefined))).not.toThrow();
    expect(() => checkPeriod(asked(undefined, {}))).not.toThrow();
  });
});
