import { z } from 'zod';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import {
  attributesAnywhere,
  experimentsOf,
  hierarchiesOf,
  partiesByRole,
  peopleAttributesOf,
  peopleDatasetsOf,
} from '#core/agreement/lookup.ts';
import { strictRecord } from '#core/agreement/strict-record.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import type { BaseQuestion, DeclaredLists } from '#core/analyses/base-question.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import { settleFilters } from '#core/analyses/filters.ts';
import { eachAnalysis, Question } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import { BY_POINTS, MATCH_KINDS, type MatchKind } from '#core/identifiers/kinds.ts';
import { LEAST_EPSILON, MAX_ATTRIBUTE_VALUES, MAX_VALUE_LENGTH } from '#core/limits.ts';
import { isMicroEpsilon } from '#core/micro-epsilon.ts';
import { DatasetName, PartyId } from '#core/names.ts';
import { ownValue } from '#core/own-value.ts';
import { askedEvents, declaredEvents } from '#core/usecases/questions/asked-events.ts';
import { checkFormat, checkScope } from '#core/usecases/questions/check-scope.ts';
import { notAQuestion } from '#core/usecases/questions/not-a-question.ts';

const Request = eachAnalysis(
  {
    datasets: strictRecord(z.record(PartyId, DatasetName)).default({}),
    on: z.array(z.enum(MATCH_KINDS)).min(1).optional(),
    events: strictRecord(z.record(PartyId, DatasetName)).default({}),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    epsilon: z.number().optional(),
    where: strictRecord(
      z.record(
        z.string().max(80),
        z.array(z.string().max(MAX_VALUE_LENGTH)).min(1).max(MAX_ATTRIBUTE_VALUES),
      ),
    ).optional(),
  },
  ({ written }) => written,
);

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

/** Both lists of a question as the agreement declares them. */
export const declaredLists = (
  agreement: Agreement,
  question: Pick<BaseQuestion, 'counted' | 'other' | 'conversions' | 'touches'>,
): DeclaredLists => {
  const { counted, other } = question;
  const declared = ({ party, dataset }: BaseQuestion['counted']) => ({
    party,
    attributes: peopleAttributesOf(agreement, party, dataset),
    hierarchies: hierarchiesOf(agreement, party, dataset),
  });
  return {
    counted: declared(counted),
    other: declared(other),
    experiments: experimentsOf(agreement),
    anywhere: attributesAnywhere(agreement),
    ...declaredEvents(agreement, question),
  };
};

/** A question, and what its answer may cost. */
export interface Bid {
  readonly question: Question;
  /** In ε: what was named, or the most that an answer may cost. */
  readonly epsilon: number;
}

/**
 * Reads what a party asked against the agreement. Throws AirlockError('usage') for anything that the
 * agreement does not know; whether the party may ask it is decided later.
 */
export const parseBid = (input: unknown, agreement: Agreement): Bid => {
  const parsed = Request.safeParse(input);
  if (!parsed.success) return usage(explain(parsed.error, { agreement, input }));
  const request = parsed.data;
  const analysis: Analysis = CATALOGUE[request.analysis];
  checkFormat(agreement, request);
  const people = baseOf(agreement, { ...request, readsEvents: analysis.histories !== undefined });
  const base = {
    ...people,
    ...askedEvents(agreement, analysis, { lists: people, written: request }),
  };
  const lists = declaredLists(agreement, base);
  const settled = analysis.settle(request, lists);
  const where = settleFilters(request.where ?? {}, lists);
  const question = Question.parse({
    ...{ analysis: request.analysis, ...base, ...settled },
    ...(where && { where }),
  });
  checkScope(agreement, analysis, question);
  return { question, epsilon: epsilonOf(agreement, request.epsilon) };
};

/** The same, where it does not matter what the answer costs. */
export const parseQuestion = (input: unknown, agreement: Agreement): Question =>
  parseBid(input, agreement).question;

const epsilonOf = (agreement: Agreement, named: number | undefined): number => {
  const { epsilon: most, noise } = effectiveTerms(agreement);
  if (named === undefined) return most;
  // A smaller price buys more noise, and there is none: it would sell the same exact counts more often.
  if (noise === 'none') return usage(priceAdvice(agreement));
  return named < LEAST_EPSILON || named > most || !isMicroEpsilon(named)
    ? usage(priceAdvice(agreement))
    : named;
};

const priceAdvice = (agreement: Agreement): string => {
  const { epsilon, noise } = effectiveTerms(agreement);
  return noise === 'none'
    ? `Under exact counts every answer costs epsilon ${epsilon}: name no price.`
    : `An answer costs an epsilon from ${LEAST_EPSILON} to ${epsilon}, with at most six digits after the point, and enough for the question that noise does not drown its counts: a dry run lists several.`;
};

const explain = (
  error: z.ZodError,
  { agreement, input }: { readonly agreement: Agreement; readonly input: unknown },
): string => {
  const issue = error.issues[0];
  // The parameter alone: what stands deeper was typed by the asker, and is never repeated.
  const where = String(issue?.path[0] ?? 'it');
  if (where === 'epsilon') return priceAdvice(agreement);
  if (where === 'on')
    return `This is not a question of the catalogue (on): match on one or several of ${matchable(agreement).join(', ')}.`;
  if (where === 'where')
    return 'This is not a filter (where): name attributes as party.attribute, each with a list of values that the agreement declares.';
  if (where === 'from' || where === 'to')
    return `This is not a day (${where}): write it as 2026-10-31.`;
  return notAQuestion(error, input);
};

/** What a question reads beside lists of people. */
interface Reads {
  readonly readsEvents: boolean;
}

const baseOf = (
  agreement: Agreement,
  { datasets, on, readsEvents }: Pick<z.output<typeof Request>, 'datasets' | 'on'> & Reads,
): BaseQuestion => {
  const { advertiser, publisher } = partiesByRole(agreement);
  for (const party of Object.keys(datasets))
    if (party !== advertiser.id && party !== publisher.id)
      usage(
        `A dataset is named of no party: name datasets of "${advertiser.id}" and "${publisher.id}".`,
      );
  return {
    counted: datasetOf(agreement, advertiser.id, datasets),
    other: datasetOf(agreement, publisher.id, datasets),
    on: kindsOf(agreement, on, { readsEvents }),
  };
};

const datasetOf = (
  agreement: Agreement,
  party: string,
  asked: Readonly<Record<string, string>>,
): BaseQuestion['counted'] => {
  const declared = Object.keys(peopleDatasetsOf(agreement, party));
  const named = ownValue(asked, party);
  if (named !== undefined) {
    peopleAttributesOf(agreement, party, named);
    return { party, dataset: named };
  }
  const [only] = declared;
  if (only !== undefined && declared.length === 1) return { party, dataset: only };
  return usage(
    `"${party}" declares ${declared.length} datasets: name one of ${declared.join(', ')}.`,
  );
};

/** By what an agreement lets people be matched. */
const matchable = ({ match, identifiers }: Agreement): readonly MatchKind[] =>
  match ? [BY_POINTS, ...identifiers.kinds] : identifiers.kinds;

/**
 * Where people are matched by points all kinds take part, so it stands alone; it is what is meant where nothing is named,
 * but by a question of events, which is asked of exact matches alone.
 */
const kindsOf = (
  agreement: Agreement,
  asked: readonly MatchKind[] | undefined,
  { readsEvents }: Reads,
): MatchKind[] => {
  const known = matchable(agreement);
  for (const kind of asked ?? [])
    if (!known.includes(kind))
      usage(`The agreement does not match on "${kind}": choose among ${known.join(', ')}.`);
  const meant: readonly MatchKind[] =
    agreement.match && !readsEvents ? [BY_POINTS] : agreement.identifiers.kinds;
  const named = asked ?? meant;
  if (named.length > 1 && named.includes(BY_POINTS))
    usage(`"${BY_POINTS}" matches by all kinds at once: name it alone, or kinds without it.`);
  return known.filter((kind) => named.includes(kind));
};
