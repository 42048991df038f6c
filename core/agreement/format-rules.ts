import type { PartyFault } from '#core/agreement/party-rules.ts';
import { isMapping, type PlainMapping } from '#core/agreement/plain-mapping.ts';
import { isByParty } from '#core/agreement/privacy-terms.ts';
import { MAX_EXACT_ATTRIBUTES } from '#core/limits.ts';

/** A question as somebody wrote it, or as it was settled. */
export interface AskedQuestion {
  readonly analysis: string;
  readonly where?: unknown;
  readonly by?: unknown;
}

/** Something that some questions ask, whatever their analysis is called. */
interface QuestionRule {
  /** What that is, in: the agreement does not allow … */
  readonly name: string;
  asks(question: AskedQuestion): boolean;
}

/** What a later format of agreements adds, by where it stands. */
export interface FormatRules {
  /** Analyses, by their names. */
  readonly analyses: readonly string[];
  /** Fields at the top. */
  readonly fields: readonly string[];
  /** Fields of a dataset, beside its `attributes`. */
  readonly ofDataset: readonly string[];
  /** Terms, in the one block of `privacy` or in that of a party. */
  readonly ofPrivacy: readonly string[];
  /** Terms of `retention`. */
  readonly ofRetention: readonly string[];
  /** What no field says and a question may ask. */
  readonly ofQuestions: readonly QuestionRule[];
}

/**
 * All that needs `airlock: 2`. An agreement of format 1 means what it always meant, and has the digest that it
 * always had, since nothing of this can stand in it.
 */
export const SECOND_FORMAT: FormatRules = {
  analyses: [
    ...['lift', 'balance', 'representation', 'rollup'],
    ...['reach', 'conversions', 'attribution', 'value', 'event-lift'],
  ],
  fields: [
    ...['activations', 'consent', 'contributions', 'drops', 'experiments'],
    ...['governance', 'match', 'specialCategories'],
  ],
  ofDataset: ['bridges', 'events', 'hierarchies', 'taxonomy'],
  ofPrivacy: ['minimumMeanCell'],
  ofRetention: ['keysDays'],
  ofQuestions: [
    { name: 'filters', asks: ({ where }) => where !== undefined },
    {
      name: `more than ${MAX_EXACT_ATTRIBUTES} attributes that cross`,
      asks: ({ analysis, by }) =>
        analysis === 'segments' && Array.isArray(by) && by.length > MAX_EXACT_ATTRIBUTES,
    },
  ],
};

/** What of the later format a question asks, beside the name of its analysis; undefined if nothing. */
export const askedBeyond = (
  question: AskedQuestion,
  { ofQuestions }: FormatRules = SECOND_FORMAT,
): string | undefined => ofQuestions.find(({ asks }) => asks(question))?.name;

type Path = PartyFault['path'];

const fault = (path: Path, name: string): PartyFault => ({
  path,
  message: `"${name}" needs format 2`,
  remedy: 'write airlock: 2',
});

const below = (value: unknown): readonly (readonly [string, unknown])[] =>
  isMapping(value) ? Object.entries(value) : [];

const namedIn = (value: unknown, names: readonly string[], at: Path): readonly PartyFault[] =>
  below(value)
    .filter(([name]) => names.includes(name))
    .map(([name]) => fault([...at, name], name));

const ofAnalyses = (analyses: unknown, names: readonly string[]): readonly PartyFault[] =>
  below(analyses).flatMap(([party, asked]) =>
    (Array.isArray(asked) ? asked : []).flatMap((name: unknown, at) =>
      typeof name === 'string' && names.includes(name)
        ? [fault(['analyses', party, at], name)]
        : [],
    ),
  );

const ofDatasets = (datasets: unknown, names: readonly string[]): readonly PartyFault[] =>
  below(datasets).flatMap(([party, lists]) =>
    below(lists).flatMap(([list, each]) => namedIn(each, names, ['datasets', party, list])),
  );

const ofTerms = (privacy: unknown, names: readonly string[]): readonly PartyFault[] =>
  isByParty(privacy)
    ? below(privacy).flatMap(([party, terms]) => namedIn(terms, names, ['privacy', party]))
    : namedIn(privacy, names, ['privacy']);

const isOfFirst = (agreement: unknown): agreement is PlainMapping =>
  isMapping(agreement) && agreement.airlock === 1;

/**
 * What stands in an agreement of format 1 that only the second one has, told where it stands. It looks at
 * whatever somebody wrote, as the rules between the parties do.
 */
export const formatFaults = (
  agreement: unknown,
  { analyses, fields, ofDataset, ofPrivacy, ofRetention }: FormatRules = SECOND_FORMAT,
): readonly PartyFault[] =>
  isOfFirst(agreement)
    ? [
        ...namedIn(agreement, fields, []),
        ...ofDatasets(agreement.datasets, ofDataset),
        ...ofAnalyses(agreement.analyses, analyses),
        ...ofTerms(agreement.privacy, ofPrivacy),
        ...namedIn(agreement.retention, ofRetention, ['retention']),
      ]
    : [];
