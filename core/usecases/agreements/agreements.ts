import { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/parse-agreement.ts';
import type { ApprovalDocument } from '#core/documents/approval-document.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { isLimitReached } from '#core/ledger/times-a-day.ts';
import { PROPOSALS_A_DAY } from '#core/limits.ts';
import { agreementKey } from '#core/room-layout.ts';
import type { Checksum } from '#core/sha256.ts';
import { jsonBytes, parseJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger'>;

/** The agreement that was proposed last, as stored, checked against its digest. */
export const currentAgreement = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  state: RoomState,
): Promise<AgreementWithDigest> => {
  if (!state.agreement)
    throw new AirlockError('room', 'This room has no agreement: run "init" with one first.');
  return readAgreement({ objects }, state.agreement);
};

/** An agreement that the ledger names. Throws AirlockError('room') if it is missing or was changed. */
const readAgreement = async (
  ports: Pick<RoomPorts, 'objects'>,
  digest: Checksum,
): Promise<AgreementWithDigest> => {
  const found = await findAgreement(ports, digest);
  if (typeof found !== 'string') return found;
  throw new AirlockError(
    'room',
    `An agreement of the room ${found === 'missing' ? 'is missing' : 'was changed'}: restore it from a copy of the room.`,
  );
};

/** The agreement of a digest, or what became of it. */
export const findAgreement = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  digest: Checksum,
): Promise<AgreementWithDigest | 'missing' | 'changed'> => {
  const bytes = await objects.get(agreementKey(digest));
  if (!bytes) return 'missing';
  const stored = Agreement.safeParse(parseJson(bytes));
  const signed = stored.success ? withDigest(stored.data) : undefined;
  return signed?.digest === digest ? signed : 'changed';
};

/** The agreement that both parties approved last, if there is one. */
export const agreementInForce = async (
  ports: Pick<RoomPorts, 'objects'>,
  { inForce }: RoomState,
): Promise<AgreementWithDigest | undefined> => inForce && readAgreement(ports, inForce);

/** Both parties approved the agreement that was proposed last. */
export const isApproved = ({ agreement }: AgreementWithDigest, state: RoomState): boolean =>
  agreement.parties.every(({ id }) => state.approvals.has(id));

/**
 * Puts an agreement on the table, in place of what is there. From now on questions wait until both parties
 * approve it. Only a party replaces another agreement: whoever makes a room proposes the first one. Throws
 * AirlockError('refused') for whoever is none, and if that was done too often within a day.
 */
export const proposeAgreement =
  ({ objects, ledger, clock }: Ports & Pick<RoomPorts, 'clock'>) =>
  async (
    { agreement, digest }: AgreementWithDigest,
    party?: string,
  ): Promise<LedgerEntry | undefined> => {
    const state = await ledger.state();
    // What the ledger names by this digest can be nothing else: a lost file is put back by it.
    if (state.agreement === digest)
      await objects.putIfAbsent(agreementKey(digest), jsonBytes(agreement));
    if (state.agreement) {
      const { agreement: current } = await currentAgreement({ objects }, state);
      if (current.id !== agreement.id)
        throw refusal(
          'other-collaboration',
          `This room belongs to the collaboration "${current.id}": make another room for "${agreement.id}".`,
        );
    }
    const decide = (state: RoomState) => {
      if (state.agreement === digest) return undefined;
      if (state.agreement && party === undefined) throw hasAgreement();
      if (isLimitReached(state.proposalTimes, clock.now(), PROPOSALS_A_DAY))
        throw changedTooOften();
      return { type: 'agreement-proposed', agreement: digest, ...(party && { party }) } as const;
    };
    // Asked before the file is put, too: it would be left behind.
    if (decide(state)) await objects.putIfAbsent(agreementKey(digest), jsonBytes(agreement));
    return ledger.append(decide);
  };

/** Why nobody but a party takes an agreement off the table. */
export const hasAgreement = (): AirlockError =>
  refusal(
    'other-agreement',
    'This room has an agreement already: let a party put a changed one in its place with "agreement propose --party", or make another room.',
  );

const changedTooOften = (): AirlockError =>
  refusal(
    'too-often',
    'Too many agreements were put on the table of this room within a day: approve the one that is there, or propose another tomorrow.',
  );

/**
 * One party approves the agreement on the table, by its digest; with `read`, only if that is the one
 * it read.
 */
export const approveAgreement =
  ({ objects, ledger }: Ports) =>
  async (party: string, read?: Checksum): Promise<ApprovalDocument> => {
    const before = await ledger.state();
    if (!before.agreement)
      throw new AirlockError(
        'usage',
        'No agreement is on the table in this room yet: put one there with "agreement propose" first.',
      );
    const signed = await currentAgreement({ objects }, before);
    partyOf(signed.agreement, party);
    const entry = await ledger.append(({ agreement, approvals }) => {
      if (agreement !== signed.digest || agreement !== (read ?? agreement))
        throw refusal(
          'agreement-changed',
          'Another agreement is on the table than the one that was read: read that one, and approve again.',
        );
      if (approvals.has(party)) return undefined;
      return { type: 'agreement-approved', party, agreement };
    });
    const { approvals } = await ledger.state();
    const { identifiers, parties } = signed.agreement;
    return {
      kind: 'approval',
      agreement: signed.digest,
      party,
      waitingFor: parties.map(({ id }) => id).filter((id) => !approvals.has(id)),
      repeated: entry === undefined,
      terms: effectiveTerms(signed.agreement),
      identifiers: { profile: identifiers.profile, kinds: identifiers.kinds },
    };
  };
