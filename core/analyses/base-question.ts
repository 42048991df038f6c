import { z } from 'zod';
import type { Experiment } from '#core/analyses/experiment.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { AttributeName, DatasetName, PartyId } from '#core/names.ts';

const QuestionDataset = z.strictObject({ party: PartyId, dataset: DatasetName });

/** What every question says, whatever its analysis. */
export const BASE_QUESTION = {
  /** Whose people are counted: always the advertiser's, so both parties' questions are the same. */
  counted: QuestionDataset,
  /** Where they are looked for. */
  other: QuestionDataset,
  /** Kinds in the agreement's order, in which people are matched one to one. */
  on: z.array(z.enum(IDENTIFIER_KINDS)).min(1),
};
const BaseQuestion = z.strictObject(BASE_QUESTION);
export type BaseQuestion = z.infer<typeof BaseQuestion>;

/** An attribute of one of the lists of a question. */
export const QuestionAttribute = z.strictObject({ party: PartyId, attribute: AttributeName });
export type QuestionAttribute = z.infer<typeof QuestionAttribute>;

/** A list of a question as the agreement declares it: each attribute with all its values. */
interface DeclaredList {
  readonly party: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Both lists of a question, and the comparisons by chance that are declared between any lists. */
export interface DeclaredLists {
  readonly counted: DeclaredList;
  readonly other: DeclaredList;
  readonly experiments?: readonly Experiment[];
}
