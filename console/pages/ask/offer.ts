import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import {
  experimentsOf,
  hierarchiesOf,
  mayAsk,
  partiesByRole,
  peopleAttributesOf,
  peopleDatasetsOf,
} from '#core/agreement/lookup.ts';
import { ANALYSIS_NAMES, type AnalysisName } from '#core/analyses/analysis-names.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import { type DeclaredExperiment, hasOutcome } from '#core/analyses/experiment.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { MAX_CROSSED_ATTRIBUTES, MAX_EXACT_ATTRIBUTES, MAX_TABLES } from '#core/limits.ts';

/** The analyses that count people; the others measure what people did, on a page of their own. */
export const COUNT_ANALYSES = [
  'overlap',
  'segments',
  'tables',
  'rollup',
  'representation',
  'balance',
] as const;
export type CountAnalysis = (typeof COUNT_ANALYSES)[number];

/** Does it count people, and no events? */
export const isCount = (name: AnalysisName): name is CountAnalysis =>
  COUNT_ANALYSES.some((each) => each === name);

/** An attribute by which a question may count or choose. */
export interface OfferedAttribute {
  /** As `party.attribute`. */
  readonly name: string;
  readonly values: readonly string[];
  /** Whether levels stand above it, into which small values roll up. */
  readonly rolls: boolean;
}

/** The lists of people of a party, and which of them is meant. */
interface OfferedLists {
  readonly party: string;
  readonly datasets: readonly string[];
  readonly chosen: string;
}

/** What the agreement lets a party ask about some lists. */
export interface Offer {
  readonly analyses: readonly CountAnalysis[];
  /** Whether it may ask what the page of measurement asks. */
  readonly measures: boolean;
  /** Of the advertiser, whose people are counted, and of the publisher. */
  readonly lists: readonly OfferedLists[];
  readonly attributes: readonly OfferedAttribute[];
  readonly kinds: readonly IdentifierKind[];
  /** Whether people can be matched by points. */
  readonly byPoints: boolean;
  readonly filters: boolean;
  /** The most that an answer costs; undefined where every answer costs the same. */
  readonly mostEpsilon: number | undefined;
  /** Attributes that can cross. */
  readonly mostCrossed: number;
  readonly experiments: readonly OfferedExperiment[];
}

/** An experiment among these lists, and the attributes by which its arms cannot be compared: who is in which, and what came of it. */
interface OfferedExperiment {
  readonly name: string;
  readonly own: readonly string[];
}

/** Lists by their parties. */
type Named = Readonly<Record<string, string | undefined>>;

const listsOf = (agreement: Agreement, named: Named): readonly OfferedLists[] => {
  const { advertiser, publisher } = partiesByRole(agreement);
  return [advertiser.id, publisher.id].map((party) => {
    const datasets = Object.keys(peopleDatasetsOf(agreement, party));
    const asked = datasets.find((each) => each === named[party]);
    return { party, datasets, chosen: asked ?? datasets[0] ?? '' };
  });
};

const attributesOf = (
  agreement: Agreement,
  { party, chosen, datasets }: OfferedLists,
): readonly OfferedAttribute[] => {
  if (datasets.length === 0) return [];
  const levels = hierarchiesOf(agreement, party, chosen);
  return Object.entries(peopleAttributesOf(agreement, party, chosen)).map(([name, values]) => ({
    ...{ name: `${party}.${name}`, values },
    rolls: (levels[name] ?? []).length > 0,
  }));
};

const experimentIn = (declared: DeclaredExperiment): OfferedExperiment => ({
  name: declared.name,
  own: [declared.assignment, ...(hasOutcome(declared) ? [declared.outcome] : [])].map(
    attributeText,
  ),
});

/** What a party may ask by an agreement, about the lists that are named or the first ones. */
export const offerOf = (agreement: Agreement, party: string, named: Named): Offer => {
  const allowed = ANALYSIS_NAMES.filter((name) => mayAsk(agreement, party, name));
  const lists = listsOf(agreement, named);
  const attributes = lists.flatMap((each) => attributesOf(agreement, each));
  const { noise, epsilon } = effectiveTerms(agreement);
  const isLarge = agreement.airlock === 2 && noise !== 'none';
  return {
    analyses: COUNT_ANALYSES.filter((each) => allowed.includes(each)),
    measures: allowed.some((each) => !isCount(each)),
    ...{ lists, attributes },
    kinds: agreement.identifiers.kinds,
    byPoints: agreement.match !== undefined,
    filters: isLarge,
    mostEpsilon: noise === 'none' ? undefined : epsilon,
    mostCrossed: isLarge ? MAX_CROSSED_ATTRIBUTES : MAX_EXACT_ATTRIBUTES,
    experiments: experimentsOf(agreement)
      .map(experimentIn)
      .filter(({ own: [assignment] }) => attributes.some(({ name }) => name === assignment)),
  };
};

/** By how many attributes an analysis counts: at least and at most. */
export const attributesTaken = (
  analysis: CountAnalysis,
  { mostCrossed }: Pick<Offer, 'mostCrossed'>,
): readonly [least: number, most: number] => {
  if (analysis === 'overlap') return [0, 0];
  if (analysis === 'segments') return [1, mostCrossed];
  return analysis === 'tables' ? [2, MAX_TABLES] : [1, 1];
};
