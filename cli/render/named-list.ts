import { lintLines } from '#cli/render/lint-report.ts';
import type { ForgettingDocument } from '#core/documents/forgetting-document.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';

/** People on such a list are found by identifiers alone, however well a row describes them. */
const NAMES_NOBODY =
  'every identifier of the row is empty, and people are found by identifiers alone, not by names, birth dates or addresses';

const NEXT: Readonly<Record<ForgettingDocument['act'], string>> = {
  forget:
    'take these people out of your own list and deliver it again without them: until then, their rows stay in the room',
  lift: 'nothing: nobody is kept out of the room by a row without an identifier',
};

/** The lint report of a list that names people to forget, or to let in again. */
export const namedListLines = (
  report: PreparedReport,
  act: ForgettingDocument['act'],
): readonly string[] =>
  lintLines(report, { 'no-identifier': { meaning: NAMES_NOBODY, next: NEXT[act] } });
