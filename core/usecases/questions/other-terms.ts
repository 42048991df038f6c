import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import {
  type ReadOfList,
  type TermsDifference,
  termsDifferences,
} from '#core/agreement/delivered-terms.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import type { PublishedVersion } from '#core/ledger/room-state.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * How an agreement differs from the one that a version was delivered under, which the ledger names, as far as
 * this is read of the version; all of it if left out.
 */
export const otherTerms = async (
  ports: Pick<RoomPorts, 'objects'>,
  version: PublishedVersion,
  { signed, read }: { readonly signed: AgreementWithDigest; readonly read?: ReadOfList },
): Promise<readonly TermsDifference[]> => {
  if (version.agreement === signed.digest) return [];
  const delivered = await findAgreement(ports, version.agreement);
  const { party, dataset, kinds } = version;
  if (typeof delivered === 'string') return [{ party, dataset, differs: 'unknown' }];
  const whole = { kinds, attributes: Object.keys(attributesOf(signed.agreement, party, dataset)) };
  return termsDifferences(delivered.agreement, signed.agreement, {
    list: version,
    read: read ?? whole,
  });
};
