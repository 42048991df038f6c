import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { tableOf } from '#core/analyses/attributes.ts';
import type { DeclaredLists, QuestionAttribute } from '#core/analyses/base-question.ts';
import type { Question } from '#core/analyses/question.ts';
import { AUDIENCE, everybodyBy } from '#core/analyses/representation.ts';
import { AirlockError } from '#core/errors.ts';
import type { Row } from '#core/matching/vault-query.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import type { Counts } from '#core/privacy/exact/count-table.ts';
import type { Asked, Side } from '#core/usecases/questions/asked.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';
import { analysisOf } from '#core/usecases/questions/question-query.ts';

/** A question, and the versions that it runs on once it does. */
type Counting = Pick<Asked, 'question' | 'signed'> & Partial<Pick<Asked, 'versions'>>;

/** The attribute by whose values all people of its list are counted too; undefined of most questions. */
const everybodyIn = (question: Question): QuestionAttribute | undefined =>
  analysisOf(question).countsEverybody && 'by' in question ? question.by[0] : undefined;

const sideOf = (question: Question, attribute: QuestionAttribute): Side =>
  tableOf(question, attribute) === 'counted' ? 'counted' : 'other';

/** How many people of its version have each value, as was counted when it was published; undefined below k, as SQL says it. */
const everybodyOf = (
  { question, signed, versions }: Counting,
  attribute: QuestionAttribute,
  lists: DeclaredLists,
): Counts => {
  const { support = [] } = versions?.reports[sideOf(question, attribute)] ?? {};
  const { k } = effectiveTerms(signed.agreement);
  const counted = new Map(
    support
      .filter((each) => each.attribute === attribute.attribute && each.people >= k)
      .map(({ value, people }) => [value, people]),
  );
  return everybodyBy(attribute, lists, (value) => counted.get(value));
};

/**
 * Every declared cell of a question with what was counted of it, if it was asked, table by table: by the engine, and of
 * everybody on a list when it was published.
 */
export const countsOf = (asked: Counting, rows: readonly Row[] | undefined): readonly Counts[] => {
  const { question, signed } = asked;
  const lists = declaredLists(signed.agreement, question);
  const counts = analysisOf(question).count(question, lists, rows);
  const attribute = everybodyIn(question);
  return attribute ? [...counts, everybodyOf(asked, attribute, lists)] : counts;
};

/**
 * Throws AirlockError('usage') for a question about everybody of a version in which nobody was counted by value, as of
 * older rooms.
 */
export const checkEverybody = ({ question, versions }: Asked): void => {
  const attribute = everybodyIn(question);
  if (attribute === undefined) return;
  const side = sideOf(question, attribute);
  if (versions.reports[side].support !== undefined) return;
  const { party, dataset } = versions[side];
  throw new AirlockError(
    'usage',
    `The version of ${party}.${dataset} is of an older room, which did not count how many people have each value: deliver the list again, and ask then.`,
  );
};

/** Every declared cell of a question, before anything is counted. */
export const declaredCells = (asked: Pick<Asked, 'question' | 'signed'>): readonly CountedCell[] =>
  countsOf({ question: asked.question, signed: asked.signed }, undefined).flatMap(
    ({ cells, rollUp }) => [...cells, ...(rollUp?.parents ?? []).flat()],
  );

/** Cells of a question's domain; all of them come back. */
export const domainCells = (asked: Asked): number => declaredCells(asked).length;

/**
 * Most cells that can be released together, if each needs so many people, noise among them: whoever is in one of a table is
 * in no other of it. By the sizes that both parties read in the ledger, so it says nothing new.
 */
export const clearableCells = (asked: Asked, needed: number): number => {
  const { question, versions } = asked;
  const both = Math.min(versions.counted.people, versions.other.people);
  const attribute = everybodyIn(question);
  const own = attribute ? versions[sideOf(question, attribute)].people : both;
  return countsOf(asked, undefined).reduce((sum, { cells, rollUp }) => {
    const isEverybody = cells[0]?.by[AUDIENCE.name] === AUDIENCE.everybody;
    const all = cells.length + (rollUp?.parents ?? []).flat().length;
    return sum + Math.min(all, Math.floor((isEverybody ? own : both) / needed));
  }, 0);
};
