import type { Agreement } from '#core/agreement/agreement-schema.ts';

/** A text of an agreement that says what people are told apart by, or what for. */
export interface Label {
  /** Where it stands. */
  readonly path: readonly (string | number)[];
  /** By what name an exception speaks of it: `brand.customers.diet`, `activations.spring`. */
  readonly at: string;
  readonly text: string;
  /** The attribute that it is a value of. */
  readonly attribute?: string;
  readonly isAttribute?: boolean;
  /** Whether it is the id of a node of a taxonomy. */
  readonly isNode?: boolean;
}

type Dataset = Agreement['datasets'][string][string];

interface Place {
  readonly path: readonly string[];
  readonly at: string;
}

const ofAttributes = ({ path, at }: Place, { attributes }: Dataset): readonly Label[] =>
  Object.entries(attributes).flatMap(([name, values]) => {
    const place = { path: [...path, 'attributes', name], at: `${at}.${name}` };
    return [
      { ...place, text: name, isAttribute: true },
      ...values.map((text, n) => ({ ...place, path: [...place.path, n], text, attribute: name })),
    ];
  });

const ofHierarchies = ({ path, at }: Place, { hierarchies = {} }: Dataset): readonly Label[] =>
  Object.entries(hierarchies).flatMap(([name, levels]) =>
    Object.entries(levels).flatMap(([level, parents]) => {
      const place = { path: [...path, 'hierarchies', name, level], at: `${at}.${name}` };
      return [
        { ...place, text: level, isAttribute: true },
        ...Object.keys(parents).map((text) => ({
          ...{ ...place, path: [...place.path, text], text, attribute: name },
        })),
      ];
    }),
  );

const ofNodes = ({ path, at }: Place, { taxonomy = {} }: Dataset): readonly Label[] =>
  Object.entries(taxonomy).flatMap(([name, nodes]) =>
    nodes.map((text, n) => ({
      ...{ path: [...path, 'taxonomy', name, n], at: `${at}.${name}`, text, isNode: true },
    })),
  );

const ofMeasures = ({ path, at }: Place, { events }: Dataset): readonly Label[] =>
  Object.keys(events?.value ?? {}).map((text) => ({
    ...{ path: [...path, 'events', 'value', text], at, text, isAttribute: true },
  }));

const ofDatasets = ({ datasets }: Agreement): readonly Label[] =>
  Object.entries(datasets).flatMap(([party, lists]) =>
    Object.entries(lists).flatMap(([name, dataset]) => {
      const place = { path: ['datasets', party, name], at: `${party}.${name}` };
      return [
        { ...place, text: name },
        ...[...ofAttributes(place, dataset), ...ofHierarchies(place, dataset)],
        ...[...ofNodes(place, dataset), ...ofMeasures(place, dataset)],
      ];
    }),
  );

const ofNames = (
  section: 'experiments' | 'activations',
  named: Readonly<Record<string, unknown>> = {},
): readonly Label[] =>
  Object.keys(named).map((text) => ({ path: [section, text], at: `${section}.${text}`, text }));

const ofPurposes = ({ purpose, activations = {} }: Agreement): readonly Label[] => [
  { path: ['purpose'], at: 'purpose', text: purpose },
  ...Object.entries(activations).map(([name, activation]) => ({
    path: ['activations', name, 'purpose'],
    at: `activations.${name}`,
    text: activation.purpose,
  })),
];

/**
 * Every text of an agreement that could denote a special category: names of lists, attributes, levels, measures,
 * experiments and activations, all values and parents, nodes of taxonomies, and purposes. What touches are is said
 * by values of an attribute.
 */
export const labelsOf = (agreement: Agreement): readonly Label[] => [
  ...ofDatasets(agreement),
  ...ofNames('experiments', agreement.experiments),
  ...ofNames('activations', agreement.activations),
  ...ofPurposes(agreement),
];
