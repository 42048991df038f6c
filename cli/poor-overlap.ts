import { count } from '#cli/render/table.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import { isByPoints } from '#core/matching/by-points.ts';

/** Lists of at least so many times k are expected to share more than chance lets them. */
const LARGE = 10;

/** A share of the smaller list below which a recipe is to be doubted before the lists are. */
const POOR = 0.05;

const WHAT_TO_TRY =
  'If you expected more, one of you may hash by another recipe (only lower case, the dots of Gmail kept, no + before a phone, upper case, a line break, another profile, hashed twice): each tries "airlock proof" on rows that hold both, or "airlock vectors --check".';

/** Where people are matched by points as well, lists that have few identifiers in common are usual. */
const BY_PEOPLE =
  'Few identifiers in common are usual where the agreement has "match": ask with --on people, which finds people by names, birth dates and addresses as well.';

/** No recipe of an identifier decides who is found by points. */
const WHAT_DESCRIBES =
  'If you expected more, see in the reports of "prepare" and "upload" how well people are described, and whether "match" of both mappings names the right columns.';

/** What of an answer tells how much two lists share. */
type Shared = Pick<AnswerDocument, 'versions' | 'cells' | 'k'> & {
  readonly question: Pick<AnswerDocument['question'], 'on'>;
};

const adviceFor = ({ question }: Shared, hasPoints: boolean): string => {
  if (isByPoints(question.on)) return WHAT_DESCRIBES;
  return hasPoints ? BY_PEOPLE : WHAT_TO_TRY;
};

/** The size of each version as the ledger tells it; one that people were taken out of is told no other than before. */
const toldSizes = (entries: LedgerDocument['entries']): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const { event } of entries) {
    if (event.type === 'dataset-published') sizes.set(event.version, event.people);
    if (event.type === 'people-forgotten')
      for (const { former, version } of event.successors)
        sizes.set(version, sizes.get(former) ?? 0);
  }
  return sizes;
};

/**
 * What to try where two large lists share next to nobody, under an agreement; undefined where the overlap is as may be.
 * It is made of the answer and of sizes that both parties read in the ledger.
 */
export const poorOverlap = (
  answer: Shared,
  { entries }: Pick<LedgerDocument, 'entries'>,
  { match }: Pick<Agreement, 'match'>,
): string | undefined => {
  const { versions, cells, k } = answer;
  const told = toldSizes(entries);
  const sizes = versions.map(({ version }) => told.get(version) ?? 0);
  const [cell] = cells;
  const shared = cell?.outcome === 'released' ? cell.people : 0;
  const smaller = Math.min(...sizes);
  if (smaller < LARGE * k || shared >= POOR * smaller) return undefined;
  const lists = `lists of about ${sizes.map(count).join(' and ')} people`;
  return `These ${lists} share next to nobody. ${adviceFor(answer, match !== undefined)}`;
};
