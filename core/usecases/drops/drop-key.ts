import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { areSealed, partyOf } from '#core/agreement/lookup.ts';
import type { DropKeyFile } from '#core/documents/drop-key-document.ts';
import { refusal } from '#core/errors.ts';
import { dropKeyBytes } from '#core/tokens/drop-key.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'keyRing' | 'dropOpener'>;

/**
 * Hands a party what it seals its drops with: the key of digests, which is the same for both, and the public key of the room.
 * It tells nothing of anybody, so the ledger has no entry of it. Throws AirlockError('usage') for a party of no agreement, and
 * AirlockError('refused') where the agreement does not have drops sealed.
 */
export const handDropKey =
  (ports: Ports) =>
  async (party: string): Promise<DropKeyFile> => {
    const { agreement } = await currentAgreement(ports, await ports.ledger.state());
    partyOf(agreement, party);
    if (!areSealed(agreement)) throw notSealed();
    return makeDropKey(ports, agreement);
  };

/** The same of a room at hand, whoever asks. */
export const makeDropKey = async (
  { keyRing, dropOpener }: Pick<Ports, 'keyRing' | 'dropOpener'>,
  { id: collaboration }: Pick<Agreement, 'id'>,
): Promise<DropKeyFile> => {
  const bytes = await dropKeyBytes(keyRing, collaboration);
  const dropKey = Buffer.from(bytes).toString('base64');
  bytes.fill(0);
  return { airlock: 1, collaboration, dropKey, publicKey: await dropOpener.publicKey() };
};

const notSealed = () =>
  refusal('not-sealed', 'The agreement has no sealed drops: prepare them without a drop key.');
