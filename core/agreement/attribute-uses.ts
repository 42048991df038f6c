import { type Agreement, statedTerms } from '#core/agreement/agreement-schema.ts';
import { READS } from '#core/agreement/history-rules.ts';
import { datasetsOf, experimentsOf, partiesByRole } from '#core/agreement/lookup.ts';
import type { AnalysisName } from '#core/analyses/analysis-names.ts';
import { ownValue } from '#core/own-value.ts';

/** A declared attribute. */
export interface DeclaredAttribute {
  readonly party: string;
  readonly dataset: string;
  readonly attribute: string;
}

/**
 * What an attribute is good for in what the agreement allows: questions count by it, or lists and experiments are
 * made of it; questions may only be limited to some of its values; or nothing.
 */
export type AttributeUse = 'counted' | 'filter' | 'nothing';

/** Analyses that count by no attribute, or by those alone that an experiment or a hierarchy names; the others by any. */
const BY_FEW: readonly AnalysisName[] = ['overlap', 'rollup', 'lift', 'event-lift'];

/** Analyses of an experiment's arms, whose attribute they need. */
const OF_ARMS: readonly AnalysisName[] = ['lift', 'balance', 'event-lift'];

/** Those of `BY_FEW` that filters by any attribute of people limit. */
const FILTERED: readonly AnalysisName[] = ['overlap', 'rollup'];

type Asked = (names: readonly AnalysisName[]) => boolean;

const allAsked = ({ analyses }: Agreement): readonly AnalysisName[] =>
  Object.values(analyses).flat();

const askedIn = (agreement: Agreement): Asked => {
  const all = new Set(allAsked(agreement));
  return (names) => names.some((name) => all.has(name));
};

const countsByAny = (agreement: Agreement): boolean =>
  allAsked(agreement).some((name) => !BY_FEW.includes(name));

const isOfExperiment = (agreement: Agreement, asked: Asked, named: DeclaredAttribute): boolean =>
  experimentsOf(agreement).some((experiment) => {
    const is = ({ party, attribute }: { readonly party: string; readonly attribute: string }) =>
      party === named.party && attribute === named.attribute;
    return (
      (asked(OF_ARMS) && is(experiment.assignment)) ||
      (asked(['lift']) && 'outcome' in experiment && is(experiment.outcome))
    );
  });

const isOfActivation = (agreement: Agreement, named: DeclaredAttribute): boolean =>
  partiesByRole(agreement).advertiser.id === named.party &&
  Object.values(agreement.activations ?? {}).some(
    ({ from, consent, segment = {} }) =>
      from === named.dataset &&
      (consent.attribute === named.attribute || Object.hasOwn(segment, named.attribute)),
  );

const takesFilters = (agreement: Agreement): boolean =>
  agreement.airlock === 2 && statedTerms(agreement).some(({ noise }) => noise !== 'none');

/** May the events of this party be read by anything that is allowed? */
export const readsEventsOf = (agreement: Agreement, party: string): boolean => {
  const { advertiser } = partiesByRole(agreement);
  const role = advertiser.id === party ? 'advertiser' : 'publisher';
  const asked = askedIn(agreement);
  return Object.entries(READS).some(
    ([name, roles]) => roles.includes(role) && asked([name as AnalysisName]),
  );
};

/** What the attribute of an agreement is good for. */
export const useOf = (agreement: Agreement, named: DeclaredAttribute): AttributeUse => {
  const asked = askedIn(agreement);
  const { events, hierarchies = {} } =
    ownValue(datasetsOf(agreement, named.party), named.dataset) ?? {};
  if (events !== undefined) return readsEventsOf(agreement, named.party) ? 'counted' : 'nothing';
  if (
    countsByAny(agreement) ||
    (asked(['rollup']) && Object.hasOwn(hierarchies, named.attribute)) ||
    isOfExperiment(agreement, asked, named) ||
    isOfActivation(agreement, named)
  )
    return 'counted';
  return takesFilters(agreement) && asked(FILTERED) ? 'filter' : 'nothing';
};
