import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import { areSealed, attributesOf, ownIdsOf, partyOf, takesLists } from '#core/agreement/lookup.ts';
import { eventKinds } from '#core/drops/event-plan.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { OWN_SLOTS, ROW_LABEL, type TokenKind } from '#core/identifiers/kinds.ts';
import { matchSlotsOf } from '#core/match-keys/match-table.ts';
import { tableNamed } from '#core/match-keys/match-terms.ts';
import { FORGOTTEN } from '#core/names.ts';
import type { Checksum } from '#core/sha256.ts';

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n');

/**
 * The kinds that a drop may have: those of which each has one at least, and what may stand beside them. Of events the
 * first place of own ids is one of the former.
 */
const kindsOf = (
  agreement: Agreement,
  { party, dataset }: Manifest,
): Readonly<Record<'matching' | 'beside', readonly TokenKind[]>> => {
  const events = eventsOf(agreement, party, dataset);
  if (events) return { matching: eventKinds(events), beside: [] };
  const slots = OWN_SLOTS.slice(0, ownIdsOf(agreement, party, dataset) ?? 0);
  const { kinds } = agreement.identifiers;
  // Nobody on a list of people to forget is matched: an id of the party's own is enough to be found by.
  if (dataset === FORGOTTEN) return { matching: [...kinds, ...slots], beside: [] };
  return { matching: [...kinds, ...keySlots(agreement)], beside: [ROW_LABEL, ...slots] };
};

/** The places for match keys: as many as the table of the agreement has, and none where it has no table. */
const keySlots = ({ match }: Agreement): readonly TokenKind[] =>
  match === undefined ? [] : matchSlotsOf(tableNamed(match.table));

/** All parts are sealed, or none: as the agreement has it. */
const isSealedAsAgreed = (agreement: Agreement, { sealed, parts }: Manifest): boolean =>
  [sealed, ...parts.map(({ content }) => content)].every(
    (each) => (each !== undefined) === areSealed(agreement),
  );

const otherwiseSealed = (agreement: Agreement): string =>
  areSealed(agreement)
    ? 'The drop is not sealed, as the agreement asks: get the drop key with "drop-key" and prepare it again with --drop-key.'
    : 'The drop is sealed, and the agreement has no sealed drops: prepare it again without --drop-key.';

/** Whether the agreement takes consent as the drop shows it. */
const takesConsent = (
  { consent: terms }: Agreement,
  { consent: { basis, kind } }: Manifest,
): boolean =>
  terms === undefined || terms.kinds.includes(basis === 'attested' ? basis : (kind ?? 'boolean'));

/**
 * Holds a manifest against the agreement that the room goes by, so that both sides prove that they used the
 * same rules. Throws AirlockError('input') with the first thing that differs; of a drop that keeps to what is
 * only proposed (`onTable`) it says so.
 */
export const checkManifest = (
  manifest: Manifest,
  { agreement, digest }: AgreementWithDigest,
  onTable?: Checksum | undefined,
): void => {
  const refuse = (says: string): never => {
    throw new AirlockError('input', says);
  };
  if (manifest.collaboration !== agreement.id)
    refuse('The manifest belongs to another collaboration: upload it to that one.');
  if (manifest.agreement !== digest)
    refuse(
      manifest.agreement === onTable
        ? 'The drop was prepared under an agreement that is only proposed: upload it once both parties approved that one, or prepare it again under the one in force.'
        : 'The drop was prepared under another agreement than the room goes by ("status" names it): prepare it again under that one.',
    );
  if (manifest.profile !== agreement.identifiers.profile)
    refuse(
      'The drop was normalised by another profile than the agreement names: prepare it again.',
    );
  if (!isSealedAsAgreed(agreement, manifest)) refuse(otherwiseSealed(agreement));
  if (!takesConsent(agreement, manifest))
    refuse('The drop shows consent in another way than the agreement takes: prepare it again.');
  partyOf(agreement, manifest.party);
  const attributes = Object.keys(attributesOf(agreement, manifest.party, manifest.dataset));
  if (!sameNames(manifest.attributes, attributes))
    refuse('The manifest names other attributes than the agreement declares: prepare it again.');
  if (manifest.kinds.includes(ROW_LABEL) && !takesLists(agreement, manifest))
    refuse(
      'The drop has labels, and the agreement has no list that they are for: prepare it again.',
    );
  const known = kindsOf(agreement, manifest);
  const kinds = [...known.matching, ...known.beside].filter((kind) =>
    manifest.kinds.includes(kind),
  );
  if (kinds.length !== manifest.kinds.length || kinds.every((kind) => known.beside.includes(kind)))
    refuse(
      'The manifest names a kind of identifier that the agreement does not: prepare it again.',
    );
  const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0);
  if (rows !== manifest.rows)
    refuse('The rows of the parts do not add up to those of the manifest.');
};

/** Whether a manifest keeps to an agreement. */
export const keepsTo = (manifest: Manifest, signed: AgreementWithDigest): boolean => {
  try {
    checkManifest(manifest, signed);
    return true;
  } catch (fault) {
    if (fault instanceof AirlockError) return false;
    throw fault;
  }
};
