import { changesLines } from '#cli/render/agreement-changes.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { AgreementChange } from '#core/agreement/agreement-change.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { compareAgreements } from '#core/agreement/compare-agreements.ts';
import { consequences } from '#core/agreement/consequences.ts';
import { haveSameParties } from '#core/agreement/lookup.ts';
import type { AgreementsDocument, TabledAgreement } from '#core/documents/agreements-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { Checksum } from '#core/sha256.ts';

/** An agreement of a room with its text. Throws AirlockError('room') if that is lost or was changed. */
export const withText = ({ digest, agreement }: TabledAgreement): AgreementWithDigest => {
  if (agreement) return { agreement, digest: digest as Checksum };
  throw new AirlockError(
    'room',
    'An agreement of the room is missing or was changed: restore it from a copy of the room, or put it back with "agreement propose".',
  );
};

/** An agreement of a room, and what it is there. */
interface Shown {
  readonly standing: 'in-force' | 'on-table';
  readonly signed: AgreementWithDigest;
}

/**
 * The agreement that a room goes by: the one in force, before there is one the one on the table. Throws AirlockError('usage')
 * where there is neither, which says what to do `instead` of proposing one, and AirlockError('room') if its text is lost.
 */
export const shownAgreement = (
  { inForce, onTable }: AgreementsDocument,
  instead?: string,
): Shown => {
  if (inForce) return { standing: 'in-force', signed: withText(inForce) };
  if (onTable) return { standing: 'on-table', signed: withText(onTable) };
  const first = instead === undefined ? '' : `${instead}, or `;
  throw new AirlockError('usage', `This room has no agreement yet: ${first}propose one first.`);
};

/** What another agreement changes, and what that means for the lists in the room. */
export interface Changes {
  readonly changes: AgreementChange[];
  readonly consequences: string[];
}

/** What changes from one agreement to another. */
export const changesBetween = (before: Agreement, after: Agreement): Changes => ({
  changes: [...compareAgreements(before, after)],
  consequences: [...consequences(before, after)],
});

/**
 * What differs from the agreement in force; undefined where there is none, or it is this one. Nothing is
 * compared with an agreement that can never follow it, which the room refuses.
 */
export const changesInForce = (
  { inForce }: AgreementsDocument,
  { agreement, digest }: AgreementWithDigest,
): Changes | undefined => {
  if (inForce === undefined || inForce.digest === digest) return undefined;
  const { agreement: current } = withText(inForce);
  const mayFollow = current.id === agreement.id && haveSameParties(current, agreement);
  return mayFollow ? changesBetween(current, agreement) : undefined;
};

/** Says to people what differs from the agreement in force, if anything does. */
export const sayChanges = (terminal: Terminal, changes: Changes | undefined): void => {
  if (changes === undefined) return;
  terminal.say('Against the agreement in force:');
  for (const line of changesLines(changes)) terminal.say(line);
  terminal.say();
};
