import { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { checkFit } from '#core/agreement/fitness.ts';
import { areSealed, haveSameParties, partyOf } from '#core/agreement/lookup.ts';
import type { ApprovalDocument } from '#core/documents/approval-document.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { checkLapses } from '#core/governance/lapses.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { proposesTooOften } from '#core/ledger/proposal-times.ts';
import { type RoomState, ruling } from '#core/ledger/room-state.ts';
import { agreementKey } from '#core/room-layout.ts';
import type { Checksum } from '#core/sha256.ts';
import { jsonBytes, parseJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'code'>;

/** What a party read before it approves: approved is that, or nothing. */
export interface WasRead {
  /** The agreement; whichever is on the table if left out. */
  readonly agreement?: Checksum | undefined;
  /** The code of the room. */
  readonly code?: Checksum | undefined;
  /** The templates that it held against the room. */
  readonly templates?: Checksum | undefined;
}

/**
 * The agreement that the room goes by, as stored, checked against its digest: the one in force and, until
 * there is one, the one on the table. Questions, drops and budgets are about this one.
 */
export const currentAgreement = async (
  ports: Pick<RoomPorts, 'objects'>,
  state: RoomState,
): Promise<AgreementWithDigest> => {
  const digest = ruling(state);
  if (digest) return readAgreement(ports, digest);
  throw new AirlockError('room', 'This room has no agreement: run "init" with one first.');
};

/** The agreement on the table. Throws AirlockError('usage') where none was put there yet. */
export const tabledAgreement = async (
  ports: Pick<RoomPorts, 'objects'>,
  { agreement }: RoomState,
): Promise<AgreementWithDigest> => {
  if (agreement) return readAgreement(ports, agreement);
  throw new AirlockError(
    'usage',
    'No agreement is on the table in this room yet: put one there with "agreement propose" first.',
  );
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

/** The agreement in force, if there is one: only that says how long data is kept. */
export const agreementInForce = async (
  ports: Pick<RoomPorts, 'objects'>,
  { inForce }: RoomState,
): Promise<AgreementWithDigest | undefined> => inForce && readAgreement(ports, inForce);

/**
 * Puts an agreement on the table, in place of what is there. What is in force stays so until both parties
 * approved this one; the one in force put there again takes the other off. Only a party replaces another
 * agreement: whoever makes a room proposes the first one. Throws AirlockError('refused') for whoever is none,
 * for other parties than those in force, for drops that are sealed otherwise, for an agreement that nobody may agree on, and if this party did that too often
 * within a day.
 */
export const proposeAgreement =
  ({ objects, ledger, clock }: Ports & Pick<RoomPorts, 'clock'>) =>
  async (
    { agreement, digest }: AgreementWithDigest,
    party?: string,
  ): Promise<LedgerEntry | undefined> => {
    const state = await ledger.state();
    // What the ledger names by this digest can be nothing else: a lost file is put back by it.
    if (state.proposals.has(digest))
      await objects.putIfAbsent(agreementKey(digest), jsonBytes(agreement));
    const checked = await checkSuccessor({ objects }, state, agreement);
    if (digest !== state.inForce) checkFit(agreement);
    const decide = (state: RoomState) => {
      if (state.agreement === digest) return undefined;
      if (state.inForce !== checked) throw overtaken();
      if (state.agreement && party === undefined) throw hasAgreement();
      if (proposesTooOften(state, { agreement: digest, party }, clock.now()))
        throw changedTooOften();
      return { type: 'agreement-proposed', agreement: digest, ...(party && { party }) } as const;
    };
    // Asked before the file is put, too: it would be left behind.
    if (decide(state)) await objects.putIfAbsent(agreementKey(digest), jsonBytes(agreement));
    return ledger.append(decide);
  };

/**
 * Holds an agreement against the one that it is to follow; answers the digest of the one in force. It has to be
 * of the same collaboration, and once one is in force also of the same parties in the same roles, and seal drops or not
 * as before: whoever was forgotten by plain digests would come back by sealed ones.
 */
const checkSuccessor = async (
  ports: Pick<RoomPorts, 'objects'>,
  state: RoomState,
  agreement: Agreement,
): Promise<Checksum | undefined> => {
  if (!state.agreement) return undefined;
  const { agreement: current } = await currentAgreement(ports, state);
  if (current.id !== agreement.id)
    throw refusal(
      'other-collaboration',
      `This room belongs to the collaboration "${current.id}": make another room for "${agreement.id}".`,
    );
  if (state.inForce && !haveSameParties(current, agreement))
    throw refusal(
      'other-parties',
      'The agreement names other parties or roles than the one in force, on which lists, budgets and accounts hang: keep their ids and roles, or make another room.',
    );
  if (state.inForce && areSealed(current) !== areSealed(agreement))
    throw refusal(
      'other-sealing',
      'The agreement says otherwise than the one in force whether drops are sealed, on which every token and every mark of the forgotten hangs: keep "drops" as it is, or make another room.',
    );
  return state.inForce;
};

/** Another came into force between the look at it and the entry. */
const overtaken = (): AirlockError =>
  refusal(
    'agreement-changed',
    'Another agreement came into force meanwhile: read that one, and propose again if you still want to.',
  );

/** Why nobody but a party takes an agreement off the table. */
export const hasAgreement = (): AirlockError =>
  refusal(
    'other-agreement',
    'This room has an agreement already: let a party put a changed one in its place with "agreement propose --party", or make another room.',
  );

const changedTooOften = (): AirlockError =>
  refusal(
    'too-often',
    'Too many agreements were put on the table by this party within a day: approve the one that is there, put the one in force back, or propose another tomorrow.',
  );

/**
 * One party approves the agreement on the table and the code of the room, by their digests; of the agreement that
 * is named, only if it is the one on the table, and of code only what the room runs. Approving other code than
 * before is an approval of its own.
 */
export const approveAgreement =
  ({ objects, ledger, clock, code }: Ports & Pick<RoomPorts, 'clock'>) =>
  async (party: string, read: WasRead = {}): Promise<ApprovalDocument> => {
    if (read.code !== code) throw otherCode();
    const before = await ledger.state();
    const signed = await tabledAgreement({ objects }, before);
    partyOf(signed.agreement, party);
    // A proposal of an older version of Airlock was not held against the one in force, nor against rules that came since.
    if (before.agreement !== before.inForce) {
      await checkSuccessor({ objects }, before, signed.agreement);
      checkFit(signed.agreement);
      checkLapses(signed.agreement, clock.now());
    }
    const { templates } = read;
    const entry = await ledger.append(({ agreement, approvals, codes }) => {
      if (agreement !== signed.digest || agreement !== (read.agreement ?? agreement))
        throw refusal(
          'agreement-changed',
          'Another agreement is on the table than the one that was read: read that one, and approve again.',
        );
      if (approvals.has(party) && (code === undefined || codes.get(party) === code))
        return undefined;
      return {
        ...{ type: 'agreement-approved', party, agreement },
        ...(code && { code, ...(templates && { templates }) }),
      } as const;
    });
    const { approvals } = await ledger.state();
    const { identifiers, parties } = signed.agreement;
    return {
      kind: 'approval',
      agreement: signed.digest,
      party,
      waitingFor: parties.map(({ id }) => id).filter((id) => !approvals.has(id)),
      repeated: entry === undefined,
      ...(code && { code }),
      terms: effectiveTerms(signed.agreement),
      identifiers: { profile: identifiers.profile, kinds: identifiers.kinds },
    };
  };

const otherCode = (): AirlockError =>
  refusal(
    'other-code',
    'The room runs other code than was named, or none was: check it with "verify-deployment", and approve the code that "agreement show" names.',
  );

/**
 * Throws AirlockError('refused') where an agreement is in force and the room runs other code than both parties
 * approved last. A room whose code they approved, and that no longer says what it runs, runs other code.
 */
export const checkCode = (
  { inForce, codes }: RoomState,
  { agreement }: AgreementWithDigest,
  code: Checksum | undefined,
): void => {
  if (!inForce || agreement.parties.every(({ id }) => codes.get(id) === code)) return;
  throw refusal(
    'code-not-approved',
    'The room runs other code than both parties approved: let each check it with "verify-deployment" and approve it with "approve".',
  );
};
