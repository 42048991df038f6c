import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { matchTableDigest } from '#core/match-keys/match-table.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

/** Terms of an agreement by which people are matched by points, by the table that comes with the room. */
export const DEFAULT_MATCH = {
  ...{ table: DEFAULT_TABLE.name, digest: matchTableDigest(DEFAULT_TABLE) },
  ...{ total: 210, personal: 30, cap: 50 },
};

/** The agreement of a deployed room whose parties match people by points. */
export const pairingAgreement = (): AgreementWithDigest =>
  testAgreement({ airlock: 2, id: 'flow-room', match: DEFAULT_MATCH });

/** A question on people who are matched by points, as a party puts it. */
export const PAIRED_OVERLAP = { analysis: 'overlap', on: ['people'] };
