import { z } from 'zod';
import type { Analysis, Parameters } from '#core/analyses/analysis.ts';
import { ANALYSIS_NAMES, type AnalysisName } from '#core/analyses/analysis-names.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import { BASE_QUESTION, type BaseQuestion, type Filter } from '#core/analyses/base-question.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import type { MatchKind } from '#core/identifiers/kinds.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

type Catalogue = typeof CATALOGUE;

/** What a party writes to ask: everything that can be derived may be left out. */
export type QuestionRequest = {
  [Name in AnalysisName]: {
    analysis: Name;
    /** Which dataset of each party; may be left out where a party declares just one. */
    datasets?: Record<string, string>;
    /** Kinds to match on; all of the agreement if left out. */
    on?: MatchKind[];
    /** Values that matched people must have one of, by their attributes; everybody is counted if left out. */
    where?: Record<string, string[]>;
    /** Which events of each party; may be left out where its list has just one list of them. */
    events?: Record<string, string>;
    /** The first and the last day in which events count, as 2026-10-01; all that are kept, where left out. */
    from?: string;
    to?: string;
    /** What the answer may cost; the most that the agreement allows if left out. */
    epsilon?: number;
  } & z.input<z.ZodObject<Catalogue[Name]['written']>>;
}[AnalysisName];

/** An analysis with its parameters, in the one form in which equal questions are equal texts. */
export type Question = {
  [Name in AnalysisName]: { analysis: Name } & BaseQuestion &
    z.output<z.ZodObject<Catalogue[Name]['settled']>>;
}[AnalysisName];

type EachOf<Base extends Parameters> = { analysis: AnalysisName } & z.output<z.ZodObject<Base>>;

/**
 * Reads what every analysis takes and, beside it, what each one does: which it is, is told by its name.
 * The type knows the former alone.
 */
export const eachAnalysis = <Base extends Parameters>(
  base: Base,
  ownOf: (analysis: Analysis) => Parameters,
): z.ZodType<EachOf<Base>> => {
  const schemas = Object.entries<Analysis>(CATALOGUE).map(([name, analysis]) =>
    z.strictObject({ analysis: z.literal(name as AnalysisName), ...base, ...ownOf(analysis) }),
  );
  type Schema = (typeof schemas)[number];
  return z.discriminatedUnion('analysis', schemas as [Schema, ...Schema[]]) as unknown as z.ZodType<
    EachOf<Base>
  >;
};

/** Reads a question of any analysis. */
export const Question = eachAnalysis(
  BASE_QUESTION,
  ({ settled }) => settled,
) as z.ZodType<Question>;

/** How a question of that analysis is asked for, in a sentence: ask … */
export const invitationOf = (name: AnalysisName): string => CATALOGUE[name].invitation;

/** The analyses that take a parameter of their own of that name. */
export const analysesTaking = (parameter: string): readonly AnalysisName[] =>
  ANALYSIS_NAMES.filter((name) => Object.hasOwn(CATALOGUE[name].written, parameter));

const whereInClear = (where: readonly Filter[]): Record<string, string[]> =>
  Object.fromEntries(where.map((filter) => [attributeText(filter), [...filter.values]]));

const listText = ({ party, dataset }: BaseQuestion['counted']): string => `${party}.${dataset}`;

/** What a question of histories asks beyond any other. */
const historiesInClear = (question: Question) => {
  const { conversions, touches, period } = question;
  const events = [conversions, touches].flatMap((list) => (list ? [listText(list)] : []));
  return {
    ...(events.length > 0 && { events }),
    ...(period && { period }),
    ...('method' in question && { method: question.method }),
    ...('values' in question && { values: question.values }),
    ...('frequency' in question && question.frequency && { frequency: [...question.frequency] }),
  };
};

/** What a question asks, in clear, as the ledger says it beside the digest. */
export const inClear = (question: Question) => ({
  analysis: question.analysis,
  on: [...question.on],
  by: 'by' in question ? question.by.map(attributeText) : [],
  ...(question.where && { where: whereInClear(question.where) }),
  ...historiesInClear(question),
});

/** Identity of a question, whoever asks it and in whatever order its parameters came. */
export const questionDigest = (question: Question): Checksum => sha256(canonicalJson(question));
