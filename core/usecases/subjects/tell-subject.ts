import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { areSealed, partyOf } from '#core/agreement/lookup.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import type { SubjectIdentifier } from '#core/drops/subject-identifier.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { subjectsTooOften } from '#core/ledger/subjects.ts';
import { MAX_SUBJECT_IDENTIFIERS, SUBJECTS_A_DAY } from '#core/subject-limits.ts';
import { dropKeyOf } from '#core/tokens/drop-key.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { checkAskable } from '#core/usecases/subjects/askable-kinds.ts';
import { countedIn } from '#core/usecases/subjects/counted-in.ts';
import { heldOf } from '#core/usecases/subjects/held-data.ts';
import { markedIdentifiers } from '#core/usecases/subjects/marked-identifiers.ts';
import { searchVersions } from '#core/usecases/subjects/search-versions.ts';
import { toldGovernance, toldRecipients } from '#core/usecases/subjects/told-governance.ts';
import { unsearched } from '#core/usecases/subjects/unsearched.ts';

type Ports = Pick<
  RoomPorts,
  'objects' | 'ledger' | 'clock' | 'keyRing' | 'versionFiles' | 'workspace' | 'forgetting'
>;

/**
 * Tells a party what the room holds about one person in its own lists, also while the room is frozen: nobody may stop a
 * right. It leaves an entry that says who asked, before anything is looked for, and neither about whom nor what was found.
 * Throws AirlockError('usage') for a party of no agreement, for no identifier or too many, and for a kind that its lists
 * cannot have; and AirlockError('refused') if the party asked too often within a day.
 */
export const tellSubject =
  (ports: Ports) =>
  async (party: string, identifiers: readonly SubjectIdentifier[]): Promise<SubjectDocument> => {
    checkNumber(identifiers);
    const state = await ports.ledger.state();
    const signed = await currentAgreement(ports, state);
    partyOf(signed.agreement, party);
    checkAskable({ ...signed, party, state }, identifiers);
    await noteAsking(ports, party);
    const asked = await asDelivered(ports, signed.agreement, identifiers);
    return told(ports, { ...signed, party, identifiers: asked });
  };

/** As drops have them: keyed once more, where they are sealed. Whoever asks need not know that. */
const asDelivered = async (
  { keyRing }: Ports,
  agreement: Agreement,
  identifiers: readonly SubjectIdentifier[],
): Promise<readonly SubjectIdentifier[]> => {
  if (!areSealed(agreement)) return identifiers;
  const dropKey = await dropKeyOf(keyRing, agreement.id);
  return identifiers.map(({ kind, digest }) => ({ kind, digest: dropKey.keyed(digest) }));
};

interface Asked extends AgreementWithDigest {
  readonly party: string;
  readonly identifiers: readonly SubjectIdentifier[];
}

const told = async (ports: Ports, asked: Asked): Promise<SubjectDocument> => {
  const { agreement, digest, party, identifiers } = asked;
  const state = await ports.ledger.state();
  const now = ports.clock.now();
  const search = { state, agreement, party, identifiers };
  const searched = await searchVersions(ports, search);
  const tombstones = await markedIdentifiers(ports, search);
  const held = heldOf(searched, search);
  const governance = toldGovernance(agreement, party);
  const { id, purpose, legalBasis, operator } = agreement;
  return {
    ...{ kind: 'subject', party, at: now.toISOString(), collaboration: id },
    ...{ agreement: digest, purpose, legalBasis, recipients: toldRecipients(agreement, party) },
    ...(operator !== undefined && { operator }),
    ...(governance !== undefined && { governance }),
    asked: askedBy(identifiers),
    ...(tombstones > 0 && { tombstones }),
    found: held.length > 0,
    held,
    ...countedIn(new Set(held.map(({ version }) => version)), { ...search, now }),
    unsearched: await unsearched(ports, searched, search),
  };
};

const askedBy = (identifiers: readonly SubjectIdentifier[]): SubjectDocument['asked'] =>
  [...Map.groupBy(identifiers, ({ kind }) => kind)].map(([kind, of]) => ({
    ...{ kind, identifiers: of.length },
  }));

const noteAsking = async ({ ledger, clock }: Ports, party: string): Promise<void> => {
  await ledger.append((state) => {
    if (subjectsTooOften(state, party, clock.now())) throw tooOften();
    return { type: 'subject-asked', party };
  });
};

const tooOften = (): AirlockError =>
  refusal(
    'too-often',
    `This party asked about ${SUBJECTS_A_DAY} people within a day, which is as often as the ledger takes it: ask again tomorrow.`,
  );

const checkNumber = ({ length }: readonly SubjectIdentifier[]): void => {
  if (length > 0 && length <= MAX_SUBJECT_IDENTIFIERS) return;
  throw new AirlockError(
    'usage',
    `Give 1 to ${MAX_SUBJECT_IDENTIFIERS} identifiers of one person: a file of many people is no request of one.`,
  );
};
