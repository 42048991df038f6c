import { describe, expect, it } from 'vitest';
import { eventText } from '#cli/render/ledger-event.ts';
import { expiredLines } from '#cli/render/upkeep.ts';
import { RemovalReason } from '#core/documents/expiry-document.ts';

const EVENT = {
  type: 'data-expired',
  what: 'version',
  party: 'brand',
  dataset: 'customers',
  id: '01',
} as const;

const lineOf = (why?: RemovalReason): string => {
  const [, line] = expiredLines({ expired: [{ ...EVENT, ...(why && { why }) }] });
  return String(line);
};

describe('what is told of a removal', () => {
  it('is one reason, another for each that there is', () => {
    const lines = RemovalReason.options.map(lineOf);
    expect(new Set(lines).size).toBe(RemovalReason.options.length);
    expect(lineOf('withdrawn')).toBe('  brand.customers version 01: its party withdrew it');
    expect(lineOf('past-its-time')).toBe('  brand.customers version 01: its time was up');
  });

  it('is that it was ended before its time, where nobody knows more', () => {
    expect(lineOf()).toBe('  brand.customers version 01: it was ended before its time');
  });

  it('is of the ledger, which has no reason, that it was removed', () => {
    expect(eventText(EVENT)).toBe('brand.customers version 01: removed');
  });

  it('names why what is still there was to go', () => {
    const [, note] = expiredLines({ expired: [], unproven: [{ ...EVENT, why: 'epoch-ended' }] });
    expect(note).toMatchObject({ note: expect.stringMatching(/next run: .*its epoch ended$/) });
  });
});
