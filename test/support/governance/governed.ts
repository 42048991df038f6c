import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { Governance, Organisation } from '#core/agreement/governance-schema.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const contact = (who: string, role: string) => ({
  name: `${role} of ${who}`,
  email: `${role}@${who}.example`,
});

const organisation = (id: string, role: Organisation['role']): Organisation => ({
  name: `${id} Ltd, 1 High Street, London`,
  role,
  contacts: {
    controller: contact(id, 'office'),
    dpo: contact(id, 'privacy'),
    security: contact(id, 'incidents'),
  },
  source: `People who signed up with ${id}.`,
  authority: "Information Commissioner's Office, ico.org.uk",
  subprocessors: {
    cloud: {
      ...{ name: `Cloud of ${id}`, purpose: 'Hosts the files of its lists.' },
      ...{ country: 'IE', transfer: 'none' },
    },
  },
  attestations: {
    iso27001: { name: 'ISO/IEC 27001:2022', issued: '2026-03-01', expires: '2029-02-28' },
  },
  training: {
    privacy: { topic: 'Data protection', held: '2026-03-01', expires: '2028-02-28' },
  },
});

/** All that an agreement can say of the organisations behind it: of both parties and the operator. */
export const GOVERNANCE: Governance = {
  reviewDays: 180,
  organisations: {
    brand: organisation('brand', 'joint-controller'),
    publisher: organisation('publisher', 'joint-controller'),
    operator: organisation('operator', 'processor'),
  },
  assessment: {
    interest: 'To show no advertising to people who are customers already.',
    necessity: 'Counts of shared people cannot be had from either list alone.',
    balancing: 'Customers expect it, nobody is treated worse, and each may object at any time.',
    decisions: 'Nothing: no answer and no list is about one person.',
    obligation: 'Nobody has to: who does not sign up is on no list.',
    vulnerable: 'Nobody below 18 may sign up with either party.',
    consultation: 'The officers of both parties agreed; customers were asked in a panel.',
  },
};

/** The test agreement with governance, in which sections may be replaced. */
export const governedAgreement = (
  sections: Readonly<Record<string, unknown>> = {},
): AgreementWithDigest => testAgreement({ airlock: 2, governance: GOVERNANCE, ...sections });
