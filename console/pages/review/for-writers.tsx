import type { Visit } from '#console/visit.ts';

/** Where a form would stand, a console that only reads says why there is none. */
export const ForWriters = ({ visit }: { readonly visit: Pick<Visit, 'isAuditor' | 'words'> }) =>
  visit.isAuditor ? <p class="soft">{visit.words.review.readsOnly}</p> : null;
