import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import type { AgreementsDocument, TabledAgreement } from '#core/documents/agreements-document.ts';
import type { ProposalDocument } from '#core/documents/proposal-document.ts';
import type { Checksum } from '#core/sha256.ts';
import { findAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'code'>;

/** Puts an agreement on the table for a party of it, and says who has yet to approve it. */
export const proposeFor =
  (ports: Ports) =>
  async (party: string, signed: AgreementWithDigest): Promise<ProposalDocument> => {
    const { agreement, digest } = signed;
    partyOf(agreement, party);
    const entry = await proposeAgreement(ports)(signed, party);
    const { approvals, proposedBy } = await ports.ledger.state();
    return {
      kind: 'proposal',
      agreement: digest,
      party,
      ...(proposedBy !== undefined && { proposedBy }),
      waitingFor: agreement.parties.map(({ id }) => id).filter((id) => !approvals.has(id)),
      repeated: entry === undefined,
    };
  };

const tabled = async (
  ports: Pick<RoomPorts, 'objects'>,
  digest: Checksum,
): Promise<TabledAgreement> => {
  const found = await findAgreement(ports, digest);
  return typeof found === 'string' ? { digest } : { digest, agreement: found.agreement };
};

/** The agreement on the table and the one in force, in plain. */
export const roomAgreements =
  (ports: Pick<Ports, 'objects' | 'ledger' | 'code'>) => async (): Promise<AgreementsDocument> => {
    const { agreement, proposedBy, inForce } = await ports.ledger.state();
    return {
      kind: 'agreements',
      ...(agreement && { onTable: await tabled(ports, agreement) }),
      ...(proposedBy !== undefined && { proposedBy }),
      ...(inForce && { inForce: await tabled(ports, inForce) }),
      ...(ports.code && { code: ports.code }),
    };
  };
