import type { FreezeDocument } from '#core/documents/freeze-document.ts';
import { sideName } from '#core/ledger/freeze-side.ts';

/** Who froze the room and why; what that stops, and what ends it. Nothing for a room that is not frozen. */
export const standingLines = (standing: FreezeDocument['standing']): readonly string[] =>
  standing.length === 0
    ? []
    : [
        'FROZEN: no question is answered and no drop published until each of these has lifted its own freeze:',
        ...standing.map((each) => `  ${sideName(each)}, since ${each.at}: ${each.reason}`),
      ];
