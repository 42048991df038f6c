import { describe, expect, it } from 'vitest';
import { checkLapses, lapsesOf, lapseText } from '#core/governance/lapses.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { governedAgreement } from '#test/support/governance/governed.ts';

const { agreement } = governedAgreement();
const at = (time: string) => new Date(time);
const told = (time: string) => lapsesOf(agreement, at(time)).map(lapseText);

describe('the records of an agreement', () => {
  it('are not spoken of more than 30 days before they lapse', () => {
    expect(told('2028-01-29T23:59:59.999Z')).toEqual([]);
    expect(told('2028-01-30T00:00:00Z')).toEqual([
      'brand.training.privacy lapses after 2028-02-28',
      'publisher.training.privacy lapses after 2028-02-28',
      'operator.training.privacy lapses after 2028-02-28',
    ]);
  });

  it('hold until the end of their last day', () => {
    const last = at('2028-02-28T23:59:59.999Z');
    expect(lapsesOf(agreement, last).map(({ standing }) => standing)).toEqual(
      Array.from({ length: 3 }, () => 'lapses-soon'),
    );
    expect(() => checkLapses(agreement, last)).not.toThrow();
  });

  it('block an approval once they lapsed, with one sentence', () => {
    expect(() => checkLapses(agreement, at('2028-02-29T00:00:00Z'))).toThrow(
      'The agreement cannot be approved, since brand.training.privacy lapsed after 2028-02-28, and 2 more: renew it, and propose the agreement with its new days.',
    );
  });

  it('are told the first to lapse first, attestations and training alike', () => {
    expect(told('2029-03-01T00:00:00Z')).toHaveLength(6);
    expect(told('2029-03-01T00:00:00Z')[3]).toBe(
      'brand.attestations.iso27001 lapsed after 2029-02-28',
    );
  });

  it('are none where the agreement names none', () => {
    expect(lapsesOf(testAgreement().agreement, at('2100-01-01T00:00:00Z'))).toEqual([]);
  });
});
