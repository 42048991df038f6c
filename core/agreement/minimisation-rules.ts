import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AttributeUse, readsEventsOf, useOf } from '#core/agreement/attribute-uses.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import type { PartyFault } from '#core/agreement/party-rules.ts';
import { MAX_COMBINATIONS_A_PERSON, MAX_DECLARED_VALUES } from '#core/limits.ts';

type Dataset = Agreement['datasets'][string][string];

interface Declared {
  readonly path: readonly [section: 'datasets', party: string, dataset: string];
  readonly list: Dataset;
}

/** How finely a list may tell its people apart. */
interface Fineness {
  /** Combinations of one value of each attribute. */
  readonly combinations: number;
  /** People that each would have on average in the shortest list that is allowed. */
  readonly people: number;
}

const declaredIn = ({ datasets }: Agreement): readonly Declared[] =>
  Object.entries(datasets).flatMap(([party, lists]) =>
    Object.entries(lists).map(
      ([dataset, list]): Declared => ({ path: ['datasets', party, dataset], list }),
    ),
  );

/** Counts as people read them; above a million as a power of ten. */
const number = (value: number): string =>
  value < 1_000_000 ? value.toLocaleString('en') : `about 10^${Math.floor(Math.log10(value))}`;

const finenessOf = (agreement: Agreement, { attributes }: Dataset): Fineness => {
  const combinations = Object.values(attributes).reduce((all, values) => all * values.length, 1);
  return { combinations, people: effectiveTerms(agreement).minimumDataset / combinations };
};

/** The attribute of the most values: what to group or leave out first. */
const widest = ({ attributes }: Dataset): string =>
  Object.entries(attributes).toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0] ??
  '';

/** Where attributes stand that are good for just this. */
const usedAs = (agreement: Agreement, use: AttributeUse): readonly PartyFault['path'][] =>
  declaredIn(agreement).flatMap(({ path, list }) =>
    Object.keys(list.attributes)
      .filter((attribute) => {
        const [, party, dataset] = path;
        return useOf(agreement, { party, dataset, attribute }) === use;
      })
      .map((attribute) => [...path, 'attributes', attribute]),
  );

const needless = (agreement: Agreement): readonly PartyFault[] =>
  usedAs(agreement, 'nothing').map((path) => ({
    path,
    message: 'no analysis that is allowed needs this attribute',
    remedy: 'leave it out, or allow an analysis that counts by it, such as segments',
  }));

const tooMany = (agreement: Agreement): readonly PartyFault[] =>
  declaredIn(agreement).flatMap(({ path, list }) => {
    const values = Object.values(list.attributes).flat().length;
    if (values <= MAX_DECLARED_VALUES) return [];
    return [
      {
        path: [...path, 'attributes'],
        message: `the attributes of a list have at most ${MAX_DECLARED_VALUES} values together, and these have ${number(values)}`,
        remedy: `group them, those of "${widest(list)}" first`,
      },
    ];
  });

const ofPeople = ({ list }: Declared): boolean => list.events === undefined;

/** One attribute alone is no combination: whoever is rare by it is hidden by k and minimumSupport. */
const crosses = (declared: Declared): boolean =>
  ofPeople(declared) && Object.keys(declared.list.attributes).length > 1;

const tooFine = (agreement: Agreement): readonly PartyFault[] =>
  declaredIn(agreement)
    .filter(ofPeople)
    .flatMap(({ path, list }) => {
      const { combinations } = finenessOf(agreement, list);
      const { minimumDataset } = effectiveTerms(agreement);
      if (combinations <= minimumDataset * MAX_COMBINATIONS_A_PERSON) return [];
      return [
        {
          path: [...path, 'attributes'],
          message: `they tell ${number(combinations)} kinds of people apart, and the shortest list that is allowed has ${number(minimumDataset)} people: many would be the only one of their kind`,
          remedy: `raise minimumDataset to what the list has at least, or group or leave out values, those of "${widest(list)}" first`,
        },
      ];
    });

/** What an agreement may not hold because nothing needs it, or because it would single people out. */
export const minimisationFaults = (agreement: Agreement): readonly PartyFault[] => [
  ...needless(agreement),
  ...tooMany(agreement),
  ...tooFine(agreement),
];

const onlyFilters = (agreement: Agreement): readonly PartyFault[] =>
  usedAs(agreement, 'filter').map((path) => ({
    path,
    message:
      'no analysis that is allowed counts by this attribute: questions may only be limited to some of its values',
    remedy: 'it could be dropped',
  }));

const unread = (agreement: Agreement): readonly PartyFault[] =>
  declaredIn(agreement)
    .filter(
      (declared) =>
        !ofPeople(declared) &&
        Object.keys(declared.list.attributes).length === 0 &&
        !readsEventsOf(agreement, declared.path[1]),
    )
    .map(({ path }) => ({
      path,
      message: 'no analysis that is allowed reads these events',
      remedy: 'the list could be dropped',
    }));

const needlessBridges = (agreement: Agreement): readonly PartyFault[] =>
  declaredIn(agreement)
    .filter(({ path: [, party, dataset], list }) => {
      const events = Object.values(datasetsOf(agreement, party)).flatMap(
        (each) => each.events ?? [],
      );
      const reads = events.some(({ of, by }) => of === dataset && by.includes('first_party_id'));
      return list.bridges !== undefined && !reads;
    })
    .map(({ path }) => ({
      path: [...path, 'bridges'],
      message: "no events are found by the party's own ids",
      remedy: 'it could be dropped',
    }));

const fine = (agreement: Agreement): readonly PartyFault[] =>
  declaredIn(agreement)
    .filter(crosses)
    .flatMap(({ path, list }) => {
      const { combinations, people } = finenessOf(agreement, list);
      const { k, minimumDataset } = effectiveTerms(agreement);
      if (people >= k || combinations > minimumDataset * MAX_COMBINATIONS_A_PERSON) return [];
      const least = combinations * k;
      return [
        {
          path: [...path, 'attributes'],
          message: `they tell ${number(combinations)} kinds of people apart: in the shortest list that is allowed, of ${number(minimumDataset)} people, a kind has ${number(Math.floor(people))} people on average, fewer than k, ${number(k)}`,
          remedy: `a minimumDataset of ${number(least)} would do, or fewer values of "${widest(list)}"`,
        },
      ];
    });

/** What an agreement could do without, and where it tells people apart finely; nothing of it is refused. */
export const minimisationAdvice = (agreement: Agreement): readonly PartyFault[] => [
  ...onlyFilters(agreement),
  ...unread(agreement),
  ...needlessBridges(agreement),
  ...fine(agreement),
];
