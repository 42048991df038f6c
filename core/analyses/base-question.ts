import { z } from 'zod';
import type { DeclaredExperiment } from '#core/analyses/experiment.ts';
import { MAX_TIME } from '#core/event-limits.ts';
import type { Level } from '#core/hierarchy.ts';
import { type IdentifierKind, MATCH_KINDS, type OWN_ID } from '#core/identifiers/kinds.ts';
import { MAX_VALUE_LENGTH } from '#core/limits.ts';
import { AttributeName, DatasetName, PartyId } from '#core/names.ts';

/**
 * An attribute of one of the lists of a question; `dataset` is the list of events that it is of, and left out for one of
 * people, so that older questions are what they were.
 */
export const QuestionAttribute = z.strictObject({
  party: PartyId,
  dataset: DatasetName.optional(),
  attribute: AttributeName,
});
export type QuestionAttribute = z.infer<typeof QuestionAttribute>;

/** An attribute, and the values that somebody must have one of for a match to count. */
const Filter = z.strictObject({
  ...QuestionAttribute.shape,
  values: z.array(z.string().max(MAX_VALUE_LENGTH)).min(1),
});
export type Filter = z.infer<typeof Filter>;

const QuestionDataset = z.strictObject({ party: PartyId, dataset: DatasetName });

const seconds = z.int().min(0).max(MAX_TIME);

/** What every question says, whatever its analysis. */
export const BASE_QUESTION = {
  /** Whose people are counted: always the advertiser's, so both parties' questions are the same. */
  counted: QuestionDataset,
  /** Where they are looked for. */
  other: QuestionDataset,
  /** Kinds in the agreement's order, in which people are matched one to one; or that they are matched by points. */
  on: z.array(z.enum(MATCH_KINDS)).min(1),
  /** Only matches of such people are counted; left out where all are, so that older questions are what they were. */
  where: z.array(Filter).min(1).optional(),
  /** The events of the counted people that it reads, and those of the others: left out where it reads none. */
  conversions: QuestionDataset.optional(),
  touches: QuestionDataset.optional(),
  /** The seconds since 1970 in which they count, `to` left out of it; all that are kept, where it is left out. */
  period: z.strictObject({ from: seconds, to: seconds }).optional(),
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

/** What a touch is worth beside others before a conversion, the lowest number first, and for how long. */
interface EngagementType {
  readonly priority: number;
  readonly lookBackDays: number;
}

/** A list of events of a question as the agreement declares it, with what is preset. */
export interface DeclaredEvents {
  readonly party: string;
  readonly dataset: string;
  /** The list of people of the same party whose events they are. */
  readonly of: string;
  /** An event keeps the first of these that its row has. */
  readonly by: readonly (IdentifierKind | typeof OWN_ID)[];
  readonly zone: string;
  readonly maxAgeDays: number;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** `most` is what one event counts for at most, in units of the last of the `decimals`. */
  readonly value?: {
    readonly name: string;
    readonly unit: string;
    readonly decimals: number;
    readonly most: number;
  };
  readonly engagement?: {
    readonly attribute: string;
    readonly types: Readonly<Record<string, EngagementType>>;
  };
  /** Of touches without types. */
  readonly lookBackDays: number;
  /** The lower ends of the buckets, of which the first is 1. */
  readonly frequency: readonly number[];
}

/** How many events of a person count: the first conversions, and the last touches before each. */
interface Contributed {
  readonly conversions: number;
  readonly touches: number;
}

/** Both lists of a question, and the comparisons by chance that are declared between any lists. */
export interface DeclaredLists {
  readonly counted: DeclaredList;
  readonly other: DeclaredList;
  readonly experiments?: readonly DeclaredExperiment[];
  /** Every attribute that the agreement declares, of whichever list, as `party.attribute`. */
  readonly anywhere?: readonly string[];
  /** The lists of events that it reads, and how much of them counts. */
  readonly conversions?: DeclaredEvents;
  readonly touches?: DeclaredEvents;
  readonly contributions?: Contributed;
}
