import type { Activation } from '#core/agreement/activation-schema.ts';
import type { Agreement, Party } from '#core/agreement/agreement-schema.ts';
import type { AnalysisName } from '#core/analyses/analysis-names.ts';
import type { QuestionAttribute } from '#core/analyses/base-question.ts';
import type { DeclaredExperiment } from '#core/analyses/experiment.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { type Level, levelsOf } from '#core/hierarchy.ts';
import { isMatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';
import { ownValue } from '#core/own-value.ts';

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** The party of that id. Throws AirlockError('usage') if the agreement names no such party. */
export const partyOf = (agreement: Agreement, id: string): Party => {
  const found = agreement.parties.find((party) => party.id === id);
  if (found) return found;
  const ids = listed(agreement.parties.map((party) => party.id));
  throw new AirlockError('usage', `This party is not in the agreement: choose one of ${ids}.`);
};

/** The party of an AWS account. Throws AirlockError('refused') unless it is the account of just one. */
export const partyOfAccount = (agreement: Agreement, account: string): Party => {
  if (agreement.parties.some((each) => each.account === undefined))
    throw refusal(
      'unknown-account',
      'The agreement names no AWS account for a party: on AWS each needs its "account" there.',
    );
  const [party, ...others] = agreement.parties.filter((each) => each.account === account);
  if (party && others.length === 0) return party;
  throw refusal(
    'unknown-account',
    party
      ? 'Both parties have this AWS account in the agreement: give each its own.'
      : 'This AWS account is not one of a party: sign in to the account that the agreement names.',
  );
};

/** Do two agreements name the same parties, each in the same role? */
export const haveSameParties = (one: Agreement, other: Agreement): boolean =>
  other.parties.every(({ id, role }) =>
    one.parties.some((party) => party.id === id && party.role === role),
  );

/**
 * Both parties by role. Every count is about people of the advertiser, whoever asks; they are looked for
 * in the publisher's list.
 */
export const partiesByRole = ({
  parties: [one, two],
}: Agreement): Readonly<Record<Party['role'], Party>> =>
  one.role === 'advertiser'
    ? { advertiser: one, publisher: two }
    : { advertiser: two, publisher: one };

/** What a party declares, by the name of the dataset; nothing for a party of no agreement. */
export const datasetsOf = (agreement: Agreement, party: string): Agreement['datasets'][string] =>
  ownValue(agreement.datasets, party) ?? {};

type Declared = Agreement['datasets'][string];

const declaredBy = (agreement: Agreement, party: string, isEvents: boolean): Declared =>
  Object.fromEntries(
    Object.entries(datasetsOf(agreement, party)).filter(
      ([, { events }]) => (events !== undefined) === isEvents,
    ),
  );

/** The lists of people that a party declares, whom questions count, by name. */
export const peopleDatasetsOf = (agreement: Agreement, party: string): Declared =>
  declaredBy(agreement, party, false);

/** The lists of events that a party declares, by name. */
export const eventDatasetsOf = (agreement: Agreement, party: string): Declared =>
  declaredBy(agreement, party, true);

const oneOf = (datasets: Declared, party: string, dataset: string): Declared[string] => {
  const found = ownValue(datasets, dataset);
  if (found) return found;
  throw new AirlockError(
    'usage',
    `"${party}" declares no such dataset: choose one of ${listed(Object.keys(datasets))}.`,
  );
};

/** Declared attributes and their values. Throws AirlockError('usage') for an unknown dataset. */
export const attributesOf = (
  agreement: Agreement,
  party: string,
  dataset: string,
): Readonly<Record<string, readonly string[]>> =>
  oneOf(datasetsOf(agreement, party), party, dataset).attributes;

/** The same of a list of people. Throws AirlockError('usage') for one of events too. */
export const peopleAttributesOf = (
  agreement: Agreement,
  party: string,
  dataset: string,
): Readonly<Record<string, readonly string[]>> =>
  oneOf(peopleDatasetsOf(agreement, party), party, dataset).attributes;

/** Every attribute that an agreement declares, of whichever list, as `party.attribute`. */
export const attributesAnywhere = ({ datasets }: Agreement): readonly string[] =>
  Object.entries(datasets).flatMap(([party, lists]) =>
    Object.values(lists).flatMap(({ attributes }) =>
      Object.keys(attributes).map((attribute) => `${party}.${attribute}`),
    ),
  );

/** How many ids of the party's own a person of a list may bring; undefined where the agreement takes none. */
export const ownIdsOf = (
  agreement: Agreement,
  party: string,
  dataset: string,
): number | undefined => ownValue(datasetsOf(agreement, party), dataset)?.bridges;

/** How many people of a list may have a token of a kind: of a match key as many as the agreement compares, else one. */
export const holdersOf = ({ match }: Agreement, kind: TokenKind): number =>
  isMatchSlot(kind) ? (match?.cap ?? 1) : 1;

/** Does any list of a party bring ids of its own? */
export const takesOwnIds = (agreement: Agreement, party: string): boolean =>
  Object.values(datasetsOf(agreement, party)).some(({ bridges }) => bridges !== undefined);

/** An attribute that an agreement names as `party.attribute`. */
const attributeNamed = (text: string): QuestionAttribute => {
  const [party = '', attribute = ''] = text.split('.');
  return { party, attribute };
};

/** The comparisons that the agreement declares as made by chance: in equal parts, where it states none. */
export const experimentsOf = ({ experiments = {} }: Agreement): readonly DeclaredExperiment[] =>
  Object.entries(experiments).map(([name, { assignment, outcome, ...terms }]) => {
    const partsOf = (arm: string) => ({ arm, parts: ownValue(terms.split ?? {}, arm) ?? 1 });
    const arms = {
      ...{ name, control: partsOf(terms.control), treated: terms.treated.map(partsOf) },
      assignment: attributeNamed(assignment),
    };
    return outcome === undefined || terms.converted === undefined
      ? arms
      : { ...arms, converted: terms.converted, outcome: attributeNamed(outcome) };
  });

/** The levels above the attributes of a dataset, the lowest of each first. */
export const hierarchiesOf = (
  agreement: Agreement,
  party: string,
  dataset: string,
): Readonly<Record<string, readonly Level[]>> => {
  const { attributes = {}, hierarchies = {} } =
    ownValue(datasetsOf(agreement, party), dataset) ?? {};
  return Object.fromEntries(
    Object.entries(hierarchies).map(([name, levels]) => [
      name,
      levelsOf(ownValue(attributes, name) ?? [], levels) ?? [],
    ]),
  );
};

/** May this party ask this analysis? */
export const mayAsk = (agreement: Agreement, party: string, analysis: AnalysisName): boolean =>
  ownValue(agreement.analyses, party)?.includes(analysis) ?? false;

/** What both parties may spend: equal parts for those who may ask anything, unless the agreement says. */
export const sharesOf = ({
  parties,
  analyses,
  shares,
}: Agreement): Readonly<Record<string, number>> => {
  const ids = parties.map(({ id }) => id);
  const mayAskOf = (id: string): boolean => (ownValue(analyses, id) ?? []).length > 0;
  const askers = ids.filter(mayAskOf).length;
  return Object.fromEntries(
    ids.map((id) => [id, shares ? (ownValue(shares, id) ?? 0) : mayAskOf(id) ? 1 / askers : 0]),
  );
};

/** The part of every budget, 0 … 1, that this party may spend by its questions. */
export const shareOf = (agreement: Agreement, party: string): number =>
  ownValue(sharesOf(agreement), party) ?? 0;

/** The activation of that name. Throws AirlockError('usage') for another name. */
export const activationOf = ({ activations = {} }: Agreement, name: string): Activation => {
  const found = ownValue(activations, name);
  if (found) return found;
  const names = Object.keys(activations).join(', ');
  throw new AirlockError(
    'usage',
    names === ''
      ? 'The agreement has no activations: both parties agree on some first ("activations" of format 2).'
      : `The agreement has no such activation: choose one of ${names}.`,
  );
};

/** Does the agreement have a list of which this is the publisher's side, so that its rows need labels? */
export const takesLists = (
  agreement: Agreement,
  { party, dataset }: { readonly party: string; readonly dataset: string },
): boolean =>
  party === partiesByRole(agreement).publisher.id &&
  Object.values(agreement.activations ?? {}).some(({ to }) => to === dataset);

/** Whether the digests of drops are keyed, and their parts encrypted to the room. */
export const areSealed = ({ drops }: Pick<Agreement, 'drops'>): boolean => drops?.sealed === true;
