import { z } from 'zod';
import type { Experiment } from '#core/analyses/experiment.ts';
import type { Level } from '#core/hierarchy.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { MAX_VALUE_LENGTH } from '#core/limits.ts';
import { AttributeName, DatasetName, PartyId } from '#core/names.ts';

/** An attribute of one of the lists of a question. */
export const QuestionAttribute = z.strictObject({ party: PartyId, attribute: AttributeName });
export type QuestionAttribute = z.infer<typeof QuestionAttribute>;

/** An attribute, and the values that somebody must have one of for a match to count. */
const Filter = z.strictObject({
  ...QuestionAttribute.shape,
  values: z.array(z.string().max(MAX_VALUE_LENGTH)).min(1),
});
export type Filter = z.infer<typeof Filter>;

const QuestionDataset = z.strictObject({ party: PartyId, dataset: DatasetName });

/** What every question says, whatever its analysis. */
export const BASE_QUESTION = {
  /** Whose people are counted: always the advertiser's, so both parties' questions are the same. */
  counted: QuestionDataset,
  /** Where they are looked for. */
  other: QuestionDataset,
  /** Kinds in the agreement's order, in which people are matched one to one. */
  on: z.array(z.enum(IDENTIFIER_KINDS)).min(1),
  /** Only matches of such people are counted; left out where all are, so that older questions are what they were. */
  where: z.array(Filter).min(1).optional(),
};
const BaseQuestion = z.strictObject(BASE_QUESTION);
export type BaseQuestion = z.infer<typeof BaseQuestion>;

/** A list of a question as the agreement declares it: each attribute with all its values. */
interface DeclaredList {
  readonly party: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** The levels above some of them, the lowest first. */
  readonly hierarchies?: Readonly<Record<string, readonly Level[]>>;
}

/** Both lists of a question, and the comparisons by chance that are declared between any lists. */
export interface DeclaredLists {
  readonly counted: DeclaredList;
  readonly other: DeclaredList;
  readonly experiments?: readonly Experiment[];
}
