import { z } from 'zod';
import { type Agreement, ANALYSIS_NAMES } from '#core/agreement/agreement-schema.ts';
import { attributesOf, countedParty, datasetsOf, otherParty } from '#core/agreement/lookup.ts';
import { AttributeName, DatasetName, PartyId } from '#core/agreement/names.ts';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import { MAX_QUESTION_ATTRIBUTES } from '#core/limits.ts';
import { ownValue } from '#core/own-value.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** What a party writes to ask: everything that can be derived may be left out. */
export const QuestionRequest = z.strictObject({
  analysis: z.enum(ANALYSIS_NAMES),
  /** Which dataset of each party; may be left out where a party declares just one. */
  datasets: strictRecord(z.record(PartyId, DatasetName)).default({}),
  /** Kinds to match on; all of the agreement if left out. */
  on: z.array(z.enum(IDENTIFIER_KINDS)).min(1).optional(),
  /** Attributes to count by, as `party.attribute`. */
  by: z.array(z.string().max(80)).max(MAX_QUESTION_ATTRIBUTES).default([]),
});
export type QuestionRequest = z.input<typeof QuestionRequest>;

const QuestionDataset = z.strictObject({ party: PartyId, dataset: DatasetName });
const QuestionAttribute = z.strictObject({ party: PartyId, attribute: AttributeName });
export type QuestionAttribute = z.infer<typeof QuestionAttribute>;

/** An analysis with its parameters, in the one form in which equal questions are equal texts. */
export const Question = z.strictObject({
  analysis: z.enum(ANALYSIS_NAMES),
  /** Whose people are counted: always the advertiser's, so both parties' questions are the same. */
  counted: QuestionDataset,
  /** Where they are looked for. */
  other: QuestionDataset,
  /** Kinds in the agreement's order: the first that matches decides. */
  on: z.array(z.enum(IDENTIFIER_KINDS)).min(1),
  by: z.array(QuestionAttribute).max(MAX_QUESTION_ATTRIBUTES),
});
export type Question = z.infer<typeof Question>;

/** Identity of a question, whoever asks it and in whatever order its parameters came. */
export const questionDigest = (question: Question): Checksum => sha256(canonicalJson(question));

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

/**
 * Reads what a party asked against the agreement. Throws AirlockError('usage') for anything that the
 * agreement does not know; whether the party may ask it is decided later.
 */
export const parseQuestion = (input: unknown, agreement: Agreement): Question => {
  const parsed = QuestionRequest.safeParse(input);
  if (!parsed.success) return usage(explain(parsed.error));
  const request = parsed.data;
  const counted = countedParty(agreement).id;
  const other = otherParty(agreement, counted).id;
  for (const party of Object.keys(request.datasets))
    if (party !== counted && party !== other)
      usage(`A dataset is named of no party: name datasets of "${counted}" and "${other}".`);
  const question: Question = {
    analysis: request.analysis,
    counted: { party: counted, dataset: datasetOf(agreement, counted, request.datasets) },
    other: { party: other, dataset: datasetOf(agreement, other, request.datasets) },
    on: kindsOf(agreement, request.on),
    by: [],
  };
  return { ...question, by: attributesAsked(agreement, question, request.by) };
};

const explain = (error: z.ZodError): string => {
  const issue = error.issues[0];
  // The parameter alone: what stands deeper was typed by the asker, and is never repeated.
  const where = String(issue?.path[0] ?? 'it');
  return `This is not a question of the catalogue (${where}): ask "overlap", or "segments" by one or two attributes.`;
};

const datasetOf = (
  agreement: Agreement,
  party: string,
  asked: Readonly<Record<string, string>>,
): string => {
  const declared = Object.keys(datasetsOf(agreement, party));
  const named = ownValue(asked, party);
  if (named !== undefined) {
    attributesOf(agreement, party, named);
    return named;
  }
  const [only] = declared;
  if (only !== undefined && declared.length === 1) return only;
  return usage(
    `"${party}" declares ${declared.length} datasets: name one of ${declared.join(', ')}.`,
  );
};

const kindsOf = (
  agreement: Agreement,
  asked: readonly IdentifierKind[] | undefined,
): IdentifierKind[] => {
  const { kinds } = agreement.identifiers;
  for (const kind of asked ?? [])
    if (!kinds.includes(kind))
      usage(`The agreement does not match on "${kind}": choose among ${kinds.join(', ')}.`);
  return kinds.filter((kind) => asked === undefined || asked.includes(kind));
};

const attributesAsked = (
  agreement: Agreement,
  question: Question,
  asked: readonly string[],
): QuestionAttribute[] => {
  if (question.analysis === 'overlap' && asked.length > 0)
    usage('An overlap is one number: ask "segments" to count by attributes.');
  if (question.analysis === 'segments' && asked.length === 0)
    usage('Segments need one or two attributes: name them as party.attribute.');
  const known = [question.counted, question.other].flatMap(({ party, dataset }) =>
    Object.keys(attributesOf(agreement, party, dataset)).map((attribute) => ({ party, attribute })),
  );
  const name = ({ party, attribute }: QuestionAttribute): string => `${party}.${attribute}`;
  for (const each of asked)
    if (!known.some((attribute) => name(attribute) === each))
      usage(
        `The agreement declares no such attribute: choose among ${known.map(name).join(', ')}.`,
      );
  if (new Set(asked).size !== asked.length) usage('An attribute is named twice.');
  return known.filter((attribute) => asked.includes(name(attribute)));
};
