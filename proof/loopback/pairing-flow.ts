import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

/** What an agreement has by which people are matched by points. */
export const PAIRING = { match: MATCH_EXAMPLE, drops: { sealed: true } };

/** The agreement of a deployed room whose parties match people by points. */
export const pairingAgreement = (): AgreementWithDigest =>
  testAgreement({ airlock: 2, id: 'flow-room', ...PAIRING });

/** A question on people who are matched by points, as a party puts it. */
export const PAIRED_OVERLAP = { analysis: 'overlap', on: ['people'] };
