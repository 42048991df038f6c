import { afterAll, describe, expect, it } from 'vitest';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { subjectIdentifier } from '#core/drops/subject-identifier.ts';
import { tellSubject } from '#core/usecases/subjects/tell-subject.ts';
import { toldGovernance, toldRecipients } from '#core/usecases/subjects/told-governance.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { person } from '#proof/rehearsal/people.ts';
import { approveAll, closeTestRooms } from '#proof/rehearsal/room.ts';
import { GOVERNANCE, governedAgreement } from '#test/support/governance/governed.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterAll(closeTestRooms);

const governed = (organisations: object, assessment?: object): Agreement =>
  governedAgreement({ governance: { organisations, ...(assessment && { assessment }) } }).agreement;

const { brand, publisher, operator } = GOVERNANCE.organisations;

describe('what an agreement says of who answers', () => {
  it('is told of the party and the operator, but no attestation, no training and nothing of the other party', () => {
    const told = toldGovernance(governedAgreement().agreement, 'brand');
    const { attestations: _, training: __, ...ofBrand } = brand ?? {};
    expect(told?.organisation).toEqual(ofBrand);
    expect(told?.operator?.name).toBe(operator?.name);
    expect(told?.decisions).toBe(GOVERNANCE.assessment?.decisions);
    expect(JSON.stringify(told)).not.toMatch(/publisher|ISO|Data protection"/);
  });

  it('is nothing where it has no governance, and of each only what it names', () => {
    expect(toldGovernance(testAgreement().agreement, 'brand')).toBeUndefined();
    expect(toldGovernance(governed({ publisher }), 'brand')).toEqual({});
    expect(toldGovernance(governed({ operator }), 'brand')).not.toHaveProperty('organisation');
    expect(toldGovernance(governed({ brand }), 'brand')).not.toHaveProperty('operator');
  });

  it('calls the recipient by its name, where the agreement says it', () => {
    const recipients = (agreement: Agreement) => toldRecipients(agreement, 'brand');
    const named = { party: 'publisher', role: 'publisher' };
    expect(recipients(governed({ brand }))).toEqual([named]);
    expect(recipients(governed({ publisher }))).toEqual([{ ...named, name: publisher?.name }]);
  });
});

it('a party that asks about somebody is told what the agreement says of who answers', async () => {
  const room = await openMemoryRoom({ agreement: governedAgreement() });
  await approveAll(room);
  const { identifiers } = room.signed.agreement;
  const asked = { kind: 'email', parts: [person(1).email] } as const;
  const read = subjectIdentifier(asked, { party: 'brand', identifiers });
  if ('reason' in read) throw new Error(read.reason);
  const answer = SubjectDocument.parse(await tellSubject(room.ports)('brand', [read]));
  expect(answer.governance).toEqual(toldGovernance(room.signed.agreement, 'brand'));
  expect(answer.recipients).toMatchObject([{ party: 'publisher', name: publisher?.name }]);
});
