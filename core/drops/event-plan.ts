import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import { checkAttributes } from '#core/drops/check-attributes.ts';
import { consentSpan } from '#core/drops/consent/consent-span.ts';
import type { EventMapping } from '#core/drops/event-mapping.ts';
import {
  planRows,
  type RowPlaces,
  type RowPlan,
  type RowRules,
  rowPlaces,
} from '#core/drops/row-plan.ts';
import { type TakenSpan, takenSpan } from '#core/drops/taken-span.ts';
import { AirlockError } from '#core/errors.ts';
import { OWN_ID, OWN_SLOTS, type TokenKind } from '#core/identifiers/kinds.ts';
import type { FilePlace } from '#core/lint/prepared-report.ts';

/** Columns of a part of events behind identifiers and attributes: second, smallest units, and what tells equal events apart. */
export const EVENT_COLUMNS = ['_at', '_value', '_mark'] as const;

/** The mark of an event whose mapping names no id of events. */
export const NO_MARK = '0'.repeat(16);

/** The seconds in which an event of a drop that is prepared at a time may have been. */
export const eventSpan = (
  { maxAgeDays }: Pick<DeclaredEvents, 'maxAgeDays'>,
  preparedAt: Date,
): TakenSpan => takenSpan(maxAgeDays, preparedAt);

/** What the rows of a file of events are read by. */
export interface EventRules {
  readonly events: DeclaredEvents;
  readonly mapping: EventMapping;
  readonly rows: RowRules;
  readonly span: TakenSpan;
}

/** Columns of the file and of the drop; those of identifiers and attributes are as for people. */
export interface EventPlan {
  readonly rows: RowPlan;
  /** Columns of the file, in the order of the fields of its records. */
  readonly wanted: readonly string[];
  /** Kinds of the drop, in the order in which one of them is kept, each with its place in the plan of rows. */
  readonly kinds: readonly (readonly [kind: TokenKind, place: number])[];
}

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

/** The kinds of token of events, the first place of own ids for those. */
export const eventKinds = ({ by }: Pick<DeclaredEvents, 'by'>): readonly TokenKind[] =>
  by.map((kind) => (kind === OWN_ID ? OWN_SLOTS[0] : kind));

const checkKinds = ({ events, mapping }: Omit<EventRules, 'span' | 'rows'>): void => {
  const mapped = [...Object.keys(mapping.identifiers), ...(mapping.bridges ? [OWN_ID] : [])];
  for (const kind of mapped)
    if (!events.by.some((known) => known === kind))
      usage(
        `The agreement knows these events by ${events.by.join(', ')}: map only ${events.by.length > 1 ? 'some of these' : 'that'}.`,
      );
  if (mapped.length === 0)
    usage(
      `Map at least one column to ${events.by.join(' or ')}${events.by.includes(OWN_ID) ? ' (bridges: [Column])' : ''}.`,
    );
};

const checkValue = ({ events: { value }, mapping }: Omit<EventRules, 'span' | 'rows'>): void => {
  if (value === undefined) {
    if (mapping.value)
      usage('The agreement has no value of these events: remove it from the mapping.');
    return;
  }
  if (!mapping.value) {
    usage(`The agreement declares the value "${value.name}": map a column to it with "value".`);
    return;
  }
  const { currency } = mapping.value;
  if (currency !== undefined && currency !== value.unit)
    usage(`The agreement takes amounts in ${value.unit}: convert them before the export.`);
};

/** How rows of a file of events that is prepared at a time are read. Throws AirlockError('usage') for a mapping that the agreement does not fit. */
export const eventRules = (
  agreement: Agreement,
  { events, mapping }: Pick<EventRules, 'events' | 'mapping'>,
  preparedAt: Date,
): EventRules => {
  checkKinds({ events, mapping });
  checkValue({ events, mapping });
  checkAttributes(Object.keys(mapping.attributes), Object.keys(events.attributes));
  const { identifiers, attributes, bridges, consent } = mapping;
  const rows: RowRules = {
    ...{ agreement, attributes: events.attributes },
    consentSpan: consentSpan(agreement, preparedAt),
    mapping: { identifiers, attributes, bridges, consent },
    own: { party: events.party, most: 1, isEnough: true },
  };
  return { events, mapping, rows, span: eventSpan(events, preparedAt) };
};

/** Plans how a file of events is read. */
export const planEvents = ({ events, mapping, rows: rules }: EventRules): EventPlan => {
  const rows = planRows(rules);
  const planned: readonly TokenKind[] = [...rows.kinds, ...rows.slots];
  const { time, value, eventId } = mapping;
  return {
    rows,
    wanted: [
      ...rows.wanted,
      time.column,
      ...(value ? [value.column] : []),
      ...(value?.currencyColumn === undefined ? [] : [value.currencyColumn]),
      ...(eventId === undefined ? [] : [eventId]),
    ],
    kinds: eventKinds(events).flatMap((kind): (readonly [TokenKind, number])[] => {
      const place = planned.indexOf(kind);
      return place < 0 ? [] : [[kind, place]];
    }),
  };
};

/** The places of a file of events that rows can be at fault in. */
export interface EventPlaces extends RowPlaces {
  readonly time: FilePlace;
  readonly value: FilePlace;
  /** Of an event as a whole. */
  readonly event: FilePlace;
}

/** The columns of each kind and attribute, of the time and the value. */
export const eventPlaces = (
  { events, mapping, rows }: EventRules,
  plan: EventPlan,
): EventPlaces => {
  const { time, value } = mapping;
  const ofValue = value
    ? [value.column, ...(value.currencyColumn === undefined ? [] : [value.currencyColumn])]
    : [];
  return {
    ...rowPlaces(rows, plan.rows),
    time: { columns: [time.column] },
    value: { columns: ofValue, ...(events.value && { mappedTo: events.value.name }) },
    event: { columns: [...plan.wanted] },
  };
};
