import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AttributeMap, attributeMap } from '#core/drops/attribute-source.ts';
import type { ConsentDecoders } from '#core/drops/consent/consent-decoders.ts';
import { consentColumns } from '#core/drops/consent/consent-mapping.ts';
import type { FillerDays } from '#core/drops/identifier-reader.ts';
import { sourceColumns } from '#core/drops/identifier-source.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { matchColumns } from '#core/drops/match-schema.ts';
import { type OwnIdRules, ownIdColumns } from '#core/drops/own-id-reader.ts';
import type { TakenSpan } from '#core/drops/taken-span.ts';
import { assertNever } from '#core/errors.ts';
import {
  type IdentifierKind,
  type MatchSlot,
  OWN_ID,
  OWN_SLOTS,
  type TokenKind,
} from '#core/identifiers/kinds.ts';
import type { FilePlace } from '#core/lint/prepared-report.ts';
import { type MatchTable, matchSlotsOf } from '#core/match-keys/match-table.ts';
import { ownValue } from '#core/own-value.ts';

/** Which columns a fault is about: those of a kind or an attribute, by its place in the plan, of consent, of all kinds, or none. */
export type FaultPlace =
  | { readonly of: 'kind' | 'attribute'; readonly at: number }
  | { readonly of: 'consent' | 'all-kinds' | 'nowhere' };

/** Columns of the file that the mapping asks for, and those of the drop, in one fixed order. */
export interface RowPlan {
  readonly wanted: readonly string[];
  readonly kinds: readonly IdentifierKind[];
  /** Places for ids of the party's own, behind the kinds; none where the mapping names none. */
  readonly slots: readonly TokenKind[];
  /** Places for match keys, behind those; none where the mapping does not say what describes a person. */
  readonly matchSlots: readonly MatchSlot[];
  readonly attributes: readonly string[];
}

/** The kinds of a plan, its places for own ids behind them, and then those for match keys: the first columns of the drop. */
export const tokenKinds = ({ kinds, slots, matchSlots }: RowPlan): readonly TokenKind[] => [
  ...kinds,
  ...slots,
  ...matchSlots,
];

/** What a row is read with. */
export interface RowRules {
  readonly agreement: Agreement;
  readonly mapping: Mapping;
  /** Declared values of the dataset's attributes. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Days that stand for no date, where the first rows of the file have shown some. */
  readonly fillerDays?: FillerDays;
  /** How ids of the party's own are read, where the agreement has any for the list. */
  readonly own?: OwnIdRules;
  /** By which table match keys are made, where the agreement has one for the list. */
  readonly table?: MatchTable;
  /** When consent must have been given to count; without it, none that is of a time does. */
  readonly consentSpan?: TakenSpan;
  /** What reads strings of consent, in the thread that does: it goes to no other. */
  readonly decoders?: ConsentDecoders | undefined;
}

/**
 * How each declared attribute is made. Throws AirlockError('usage') where the mapping makes what is not
 * declared of one.
 */
export const attributeMaps = ({
  mapping,
  attributes,
}: RowRules): readonly (readonly [name: string, map: AttributeMap])[] =>
  Object.entries(attributes).map(([name, declared]) => {
    const source = ownValue(mapping.attributes, name) ?? '';
    return [name, attributeMap({ name, source, declared })];
  });

/**
 * Kinds in the agreement's order, attributes in theirs, and the columns of the file they come from. Throws
 * AirlockError('usage') where the mapping makes what is not declared.
 */
export const planRows = (rules: RowRules): RowPlan => {
  const { agreement, mapping } = rules;
  const kinds = agreement.identifiers.kinds.filter((kind) => mapping.identifiers[kind]);
  const maps = attributeMaps(rules);
  const wanted = [
    ...kinds.flatMap((kind) => sourceColumns(mapping, kind)),
    ...(rules.table ? matchColumns(mapping.match) : []),
    ...ownIdColumns(mapping.bridges),
    ...maps.map(([, { column }]) => column),
    ...consentColumns(mapping.consent),
  ];
  const slots = mapping.bridges ? OWN_SLOTS.slice(0, rules.own?.most ?? 0) : [];
  const matchSlots = mapping.match && rules.table ? matchSlotsOf(rules.table) : [];
  return { wanted, kinds, slots, matchSlots, attributes: maps.map(([name]) => name) };
};

/** The places of a file that rows can be at fault in; each is one object, so that findings can be counted by it. */
export interface RowPlaces {
  readonly kinds: readonly FilePlace[];
  readonly attributes: readonly FilePlace[];
  readonly consent: FilePlace;
  readonly allKinds: FilePlace;
}

/** The columns of each kind and attribute, and of consent. */
export const rowPlaces = (rules: RowRules, { kinds, slots, matchSlots }: RowPlan): RowPlaces => {
  const { mapping } = rules;
  const own = { columns: [...ownIdColumns(mapping.bridges)], mappedTo: OWN_ID };
  const match = { columns: matchSlots.length > 0 ? [...matchColumns(mapping.match)] : [] };
  return {
    kinds: [
      ...kinds.map((kind) => ({ columns: [...sourceColumns(mapping, kind)], mappedTo: kind })),
      ...slots.map(() => own),
      ...matchSlots.map(() => match),
    ],
    attributes: attributeMaps(rules).map(([name, { column }]) => ({
      columns: [column],
      mappedTo: name,
    })),
    consent: { columns: [...consentColumns(mapping.consent)] },
    allKinds: {
      columns: [
        ...kinds.flatMap((kind) => sourceColumns(mapping, kind)),
        ...match.columns,
        ...(rules.own?.isEnough ? own.columns : []),
      ],
    },
  };
};

const NOWHERE: FilePlace = { columns: [] };

/** The columns of the file that a fault is about. */
export const placeOfFault = (places: RowPlaces, place: FaultPlace): FilePlace => {
  switch (place.of) {
    case 'kind':
      return places.kinds[place.at] ?? NOWHERE;
    case 'attribute':
      return places.attributes[place.at] ?? NOWHERE;
    case 'consent':
      return places.consent;
    case 'all-kinds':
      return places.allKinds;
    case 'nowhere':
      return NOWHERE;
    default:
      return assertNever(place);
  }
};
