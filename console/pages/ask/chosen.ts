import { attributesTaken, type CountAnalysis, type Offer } from '#console/pages/ask/offer.ts';
import type { QuestionForm } from '#console/pages/ask/question-form.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';

/** A question as it is priced and asked: what the form left open is chosen, and what does not fit it is left out. */
export interface Chosen {
  readonly analysis: CountAnalysis;
  readonly by: readonly string[];
  /** Of `balance` alone. */
  readonly experiment?: string;
  /** Values by their attributes; nobody is left out by one that is not here. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** Left out where it is as the agreement has it. */
  readonly on?: readonly string[];
  readonly how?: 'people' | 'kinds';
  readonly counted?: string;
  readonly other?: string;
  readonly epsilon?: string;
}

/** The attributes by which an analysis may count. */
export const countable = (analysis: CountAnalysis, offer: Offer, experiment?: string) => {
  if (analysis === 'rollup') return offer.attributes.filter(({ rolls }) => rolls);
  if (analysis !== 'balance') return offer.attributes;
  const own = offer.experiments.find(({ name }) => name === experiment)?.own ?? [];
  return offer.attributes.filter(({ name }) => !own.includes(name));
};

/** Whether an analysis may be limited to some people. */
export const takesFilters = (analysis: CountAnalysis, { filters }: Offer): boolean => {
  const { takesFilters: takes }: Analysis = CATALOGUE[analysis];
  return filters && takes === true;
};

/** The attributes that were ticked, and as many of the first others as the analysis needs. */
const countedBy = (
  ticked: readonly string[],
  names: readonly string[],
  [least, most]: readonly [number, number],
): readonly string[] => {
  const known = names.filter((name) => ticked.includes(name)).slice(0, most);
  const others = names.filter((name) => !known.includes(name));
  return [...known, ...others.slice(0, Math.max(0, least - known.length))];
};

/** The values that were ticked by attribute. Of all values, or of none, nobody is left out. */
const filtersOf = (
  ticked: readonly string[],
  attributes: Offer['attributes'],
): Record<string, readonly string[]> =>
  Object.fromEntries(
    attributes.flatMap(({ name, values }) => {
      const named = values.filter((value) => ticked.includes(`${name}=${value}`));
      return named.length === 0 || named.length === values.length ? [] : [[name, named]];
    }),
  );

/** By what people are matched, where it is not all that the agreement has. */
const matchedOn = ({ how, on = [] }: QuestionForm, { kinds, byPoints }: Offer) => {
  if (byPoints && how !== 'kinds') return {};
  const named = kinds.filter((kind) => on.includes(kind));
  const isAll = named.length === 0 || named.length === kinds.length;
  if (byPoints) return { how: 'kinds' as const, on: isAll ? kinds : named };
  return isAll ? {} : { on: named };
};

const listsNamed = ({ lists: [counted, other] }: Offer) => ({
  ...(counted && counted.datasets.length > 1 && { counted: counted.chosen }),
  ...(other && other.datasets.length > 1 && { other: other.chosen }),
});

/** Makes a whole question of what was chosen: the first analysis that is allowed, where none was. */
export const chosenOf = (form: QuestionForm, offer: Offer): Chosen => {
  const analysis = form.analysis ?? offer.analyses[0] ?? 'overlap';
  const experiment =
    analysis === 'balance' ? (form.experiment ?? offer.experiments[0]?.name) : undefined;
  const by = countedBy(
    form.by ?? [],
    countable(analysis, offer, experiment).map(({ name }) => name),
    attributesTaken(analysis, offer),
  );
  const free = offer.attributes.filter(
    ({ name }) => analysis !== 'representation' || !by.includes(name),
  );
  return {
    ...{ analysis, by },
    ...(experiment !== undefined && { experiment }),
    where: takesFilters(analysis, offer) ? filtersOf(form.where ?? [], free) : {},
    ...matchedOn(form, offer),
    ...listsNamed(offer),
    ...(offer.mostEpsilon !== undefined && form.epsilon !== undefined && { epsilon: form.epsilon }),
  };
};

/** A value with a comma or quotes stands in quotes, as `ask --where` takes it. */
const asValue = (value: string): string =>
  /[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** The options of `airlock ask` for it. */
export const optionsOf = (chosen: Chosen, { lists }: Offer) => {
  const { by, experiment, where, on, epsilon } = chosen;
  const named = [...(experiment === undefined ? [] : [experiment]), ...by];
  const filters = Object.entries(where).map(
    ([name, values]) => `${name}=${values.map(asValue).join(',')}`,
  );
  const [counted, other] = lists;
  const dataset = [
    ...(chosen.counted === undefined ? [] : [`${counted?.party}=${chosen.counted}`]),
    ...(chosen.other === undefined ? [] : [`${other?.party}=${chosen.other}`]),
  ];
  return {
    ...(named.length > 0 && { by: named.join(',') }),
    ...(filters.length > 0 && { where: filters }),
    ...(on && { on: on.join(',') }),
    ...(dataset.length > 0 && { dataset }),
    ...(epsilon !== undefined && { epsilon: Number(epsilon) }),
  };
};

/** The fields of the form that say it, each as often as it has values. */
export const fieldsOf = (chosen: Chosen): readonly (readonly [name: string, value: string])[] => {
  const { by, where, on = [], analysis, ...one } = chosen;
  return [
    ['analysis', analysis] as const,
    ...by.map((each) => ['by', each] as const),
    ...Object.entries(where).flatMap(([name, values]) =>
      values.map((value) => ['where', `${name}=${value}`] as const),
    ),
    ...on.map((each) => ['on', each] as const),
    ...Object.entries(one),
  ];
};

/** Whether a question says all that a form said, and nothing else. */
export const isWhole = ({ job: _, ...form }: QuestionForm, chosen: Chosen): boolean => {
  const said = Object.entries(form).flatMap(([name, values]) =>
    [values].flat().map((value) => JSON.stringify([name, value])),
  );
  const meant = fieldsOf(chosen).map((field) => JSON.stringify(field));
  return JSON.stringify(said.toSorted()) === JSON.stringify(meant.toSorted());
};

/** The address of the page with it: `/ask?analysis=…`. */
export const askPath = (chosen: Chosen, more: Readonly<Record<string, string>> = {}): string =>
  `/ask?${new URLSearchParams([...fieldsOf(chosen).map(([name, value]): [string, string] => [name, value]), ...Object.entries(more)]).toString()}`;
