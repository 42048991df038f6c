import type { agreementShow } from '#cli/commands/agreement-show.ts';
import type { Visit } from '#console/visit.ts';
import { takesOwnIds } from '#core/agreement/lookup.ts';
import type { SubjectKind } from '#core/drops/subject-identifier.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';
import { OWN_ID } from '#core/identifiers/kinds.ts';

/** What `agreement show` tells. */
export type Shown = Awaited<ReturnType<(typeof agreementShow)['run']>>;

/** By what a person can be known in the lists of the party, in the reader's words. */
export const kindChoices = (
  { party, reads }: Visit,
  { agreement }: Shown,
): readonly { readonly value: SubjectKind; readonly text: string }[] => {
  const own: readonly SubjectKind[] = takesOwnIds(agreement, party) ? [OWN_ID] : [];
  const kinds: readonly SubjectKind[] = [...agreement.identifiers.kinds, ...own];
  return kinds.map((value) => ({ value, text: KIND_WORDS[reads][value] }));
};
