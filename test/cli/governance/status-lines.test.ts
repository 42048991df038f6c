import { describe, expect, it } from 'vitest';
import { lapseLines, organisationLines, overdueLines } from '#cli/render/governance.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { governedAgreement } from '#test/support/governance/governed.ts';

const record = { organisation: 'brand', record: 'training', name: 'privacy' } as const;

describe('what is told of who answers for a room', () => {
  it('names what lapses soon, and what lapsed and what that blocks', () => {
    expect(
      lapseLines([
        { ...record, expires: '2026-11-26', standing: 'lapsed' },
        { ...record, expires: '2026-12-20', standing: 'lapses-soon' },
      ]),
    ).toEqual([
      'LAPSED: brand.training.privacy lapsed after 2026-11-26; no agreement that names it is approved anew.',
      'Lapses soon: brand.training.privacy lapses after 2026-12-20.',
    ]);
  });

  it('names whose review is overdue, and nobody else', () => {
    const due = '2026-11-01T00:00:00.000Z';
    expect(
      overdueLines([
        { party: 'brand', due, overdue: true },
        { party: 'publisher', due: '2027-01-01T00:00:00.000Z', overdue: false },
      ]),
    ).toEqual([
      '1 review of who may do what overdue: brand since 2026-11-01. Look with "airlock review".',
    ]);
    expect(overdueLines([{ party: 'brand', due, overdue: false }])).toEqual([]);
  });

  it('names organisations with contacts and papers; nothing where the agreement names none', () => {
    const lines = organisationLines(governedAgreement().agreement, 24).join(' ');
    expect(lines).toMatch(/brand Ltd.*privacy@brand\.example.*ISO\/IEC 27001/s);
    expect(organisationLines(testAgreement().agreement, 24)).toEqual([]);
  });
});
