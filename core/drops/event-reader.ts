import { type EventPlan, type EventRules, NO_MARK } from '#core/drops/event-plan.ts';
import type { Fields } from '#core/drops/identifier-reader.ts';
import { timeReader } from '#core/drops/read-time.ts';
import { valueReader } from '#core/drops/read-value.ts';
import type { FaultPlace } from '#core/drops/row-plan.ts';
import { rowReader, type SetAside } from '#core/drops/row-reader.ts';
import type { TimeSpan } from '#core/drops/time-span.ts';
import { eventMark } from '#core/identifiers/own-id.ts';
import type { LintTally } from '#core/lint/lint-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';

/** Why an event is left out: for its identifiers or attributes, or in its time or value. */
export interface EventFault {
  readonly reason: LintReason;
  readonly place: FaultPlace | { readonly of: 'time' } | { readonly of: 'value' };
}

/** What becomes of a record of events: the fields of the drop's columns, or why it is left out. */
export type ReadEvent =
  | {
      readonly outcome: 'accepted';
      readonly fields: readonly (string | null)[];
      readonly setAside: readonly SetAside[];
      /** What the clip took of its value. */
      readonly cut: number;
    }
  | ({ readonly outcome: 'quarantined'; readonly setAside: readonly SetAside[] } & EventFault);

type OfRecord<Result> = (record: Fields) => Result;

/** Reads the second of an event, or says why there is none that is taken. */
const timeOf = (
  { events, mapping, span }: EventRules,
  place: number,
  times: TimeSpan,
): OfRecord<number | LintReason> => {
  const { dayAs, time } = mapping;
  const { format, firstYear, zone = events.zone } = time;
  const read = timeReader({ format, firstYear, dayAs, zone });
  return (record) => {
    const second = read(record[place] ?? '');
    if (typeof second !== 'number') return second;
    times.see(second);
    if (second > span.latest) return 'future-event';
    return second < span.earliest ? 'too-old' : second;
  };
};

const NO_VALUE = { value: 0, cut: 0 };

const amountOf = (
  { events, mapping }: EventRules,
  place: number,
): OfRecord<{ readonly value: number; readonly cut: number } | LintReason> => {
  if (!events.value || !mapping.value) return () => NO_VALUE;
  const { unit } = events.value;
  const read = valueReader(events.value);
  const hasCurrency = mapping.value.currencyColumn !== undefined;
  return (record) => {
    const isOther = hasCurrency && (record[place + 1] ?? '').trim().toUpperCase() !== unit;
    return isOther ? 'other-currency' : (read(record[place] ?? '') ?? 'unread-value');
  };
};

/** What tells an event from equal ones: of its id 64 bits, which are in no version. */
const markOf = ({ events, mapping }: EventRules, place: number): OfRecord<string> => {
  if (mapping.eventId === undefined) return () => NO_MARK;
  return (record) => {
    const id = (record[place] ?? '').trim();
    return id === '' ? NO_MARK : eventMark(events.party, id);
  };
};

/** Of several identifiers of an event the first that is agreed on; the others are not in the drop. */
const keptOf = (
  fields: readonly (string | null)[],
  kinds: EventPlan['kinds'],
): readonly (string | null)[] => {
  const first = kinds.find(([, place]) => (fields[place] ?? null) !== null);
  return kinds.map((each) => (each === first ? (fields[each[1]] ?? null) : null));
};

/**
 * Makes the function that reads one record of a file of events: first as a row with identifiers and attributes, then its
 * time and value. Each bad event is left out for one reason. Tells the tallies what it saw.
 */
export const eventReader = (
  rules: EventRules,
  plan: EventPlan,
  { tally, times }: { readonly tally: LintTally; readonly times: TimeSpan },
): OfRecord<ReadEvent> => {
  const readRow = rowReader(rules.rows, plan.rows, tally);
  const first = plan.rows.wanted.length;
  const { value } = rules.mapping;
  const last = first + 1 + (value ? 1 : 0) + (value?.currencyColumn === undefined ? 0 : 1);
  const readTime = timeOf(rules, first, times);
  const readValue = amountOf(rules, first + 1);
  const readMark = markOf(rules, last);
  const identifiers = plan.rows.kinds.length + plan.rows.slots.length;
  return (record) => {
    const row = readRow(record);
    if (row.outcome === 'quarantined') return row;
    const { setAside, fields } = row;
    const at = readTime(record);
    if (typeof at !== 'number')
      return { outcome: 'quarantined', reason: at, place: { of: 'time' }, setAside };
    const read = readValue(record);
    if (typeof read === 'string')
      return { outcome: 'quarantined', reason: read, place: { of: 'value' }, setAside };
    return {
      ...{ outcome: 'accepted', setAside, cut: read.cut },
      fields: [
        ...keptOf(fields, plan.kinds),
        ...fields.slice(identifiers),
        ...[String(at), String(read.value), readMark(record)],
      ],
    };
  };
};
