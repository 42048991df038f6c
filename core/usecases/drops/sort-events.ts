import type { BridgeTally } from '#core/drops/bridge-tally.ts';
import { DigestIndex } from '#core/drops/digest-index.ts';
import {
  EVENT_COLUMNS,
  type EventPlaces,
  type EventPlan,
  type EventRules,
  eventPlaces,
} from '#core/drops/event-plan.ts';
import { type EventFault, eventReader, type ReadEvent } from '#core/drops/event-reader.ts';
import { placeOfFault } from '#core/drops/row-plan.ts';
import { TimeSpan } from '#core/drops/time-span.ts';
import { OWN_SLOTS } from '#core/identifiers/kinds.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import {
  type FilePlace,
  FindingTally,
  type PreparedReport,
  type TimesReport,
} from '#core/lint/prepared-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import { PART_ROWS } from '#core/part-limits.ts';
import type { QuarantineRow } from '#core/ports/drop-writer.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';
import { sha256 } from '#core/sha256.ts';

/** Some events of a file: what of them goes into the drop, as columns of equal length, and what does not. */
export interface SortedEvents {
  readonly rows: number;
  readonly columns: readonly (readonly (string | null)[])[];
  readonly left: readonly QuarantineRow[];
}

/** What cannot even be taken apart into fields. */
const UNREAD: ReadEvent = {
  ...{ outcome: 'quarantined', reason: 'malformed-row', setAside: [] },
  place: { of: 'nowhere' },
};

type RowPosition = Pick<QuarantineRow, 'line' | 'file'>;

const HALF = 8;

/** Which events a part has already, by 64 bits of all that is kept of each. */
class KnownEvents {
  #index = new DigestIndex();
  #rows = 0;

  /** Notes an event, and says whether it is new to its part. */
  isNew(fields: readonly (string | null)[]): boolean {
    const digest = sha256(JSON.stringify(fields));
    const [high, low] = [0, HALF].map((from) =>
      Number.parseInt(digest.slice(from, from + HALF), 16),
    );
    const key = [(high ?? 0) | 0, (low ?? 0) | 0] as const;
    if (this.#index.rowOf(...key) !== undefined) return false;
    if (this.#rows === PART_ROWS) {
      this.#index = new DigestIndex();
      this.#rows = 0;
    }
    this.#index.add(...key, this.#rows);
    this.#rows += 1;
    return true;
  }
}

/** Which zone the times of a file are read in, where they name none, and what says so. */
const zoneOf = ({ events, mapping }: EventRules): Pick<TimesReport, 'zone' | 'zoneOf'> =>
  mapping.time.zone === undefined
    ? { zone: events.zone, zoneOf: 'agreement' }
    : { zone: mapping.time.zone, zoneOf: 'mapping' };

/**
 * Tells the events of a file that go into its drop from those that do not, and keeps account of all. Equal events are
 * one within a part, so that memory does not grow with the file; the room looks over parts.
 */
export class EventSorter {
  readonly #plan: EventPlan;
  readonly #places: EventPlaces;
  readonly #tally: LintTally;
  readonly #findings = new FindingTally();
  readonly #read: (record: readonly (string | null)[]) => ReadEvent;
  readonly #known = new KnownEvents();
  readonly #times = new TimeSpan();
  readonly #zone: Pick<TimesReport, 'zone' | 'zoneOf'>;
  readonly #bridge: BridgeTally | undefined;

  constructor(rules: EventRules, plan: EventPlan, bridge?: BridgeTally) {
    this.#plan = plan;
    this.#bridge = bridge;
    this.#places = eventPlaces(rules, plan);
    this.#tally = new LintTally(plan.kinds.map(([kind]) => kind));
    this.#zone = zoneOf(rules);
    this.#read = eventReader(rules, plan, { tally: this.#tally, times: this.#times });
  }

  sort(records: readonly SourceRecord[]): SortedEvents {
    const width = this.#plan.kinds.length + this.#plan.rows.attributes.length;
    const columns = Array.from(
      { length: width + EVENT_COLUMNS.length },
      (): (string | null)[] => [],
    );
    const left: QuarantineRow[] = [];
    let rows = 0;
    for (const { line, file, fields } of records) {
      const where = file === undefined ? { line } : { line, file };
      const taken = this.#take(fields ? this.#read(fields) : UNREAD, where);
      if ('reason' in taken) {
        left.push(taken);
        continue;
      }
      columns.forEach((column, at) => {
        column.push(taken[at] ?? null);
      });
      rows += 1;
    }
    this.#tally.accept(rows);
    return { rows, columns, left };
  }

  get report(): PreparedReport {
    const repeats = { rule: 'first', replaced: 0, undated: 0 } as const;
    const { ends } = this.#times;
    return {
      ...{ ...this.#tally.report, findings: this.#findings.findings, repeats },
      ...(ends && { times: { ...ends, ...this.#zone } }),
    };
  }

  #take(read: ReadEvent, where: RowPosition): readonly (string | null)[] | QuarantineRow {
    const isLeft = read.outcome === 'quarantined';
    for (const { kind, reason } of read.setAside) {
      const place = placeOfFault(this.#places, { of: 'kind', at: kind });
      // The reader of identifiers counts its own.
      if (this.#plan.rows.kinds[kind] === undefined) this.#tally.setAside(OWN_SLOTS[0], reason);
      if (!isLeft) this.#findings.add('identifier', { reason, place, ...where });
    }
    if (isLeft) return this.#leave(read.reason, this.#placeOf(read), where);
    if (!this.#known.isNew(read.fields))
      return this.#leave('duplicate-event', this.#places.event, where);
    this.#tally.clip(read.cut);
    const digest = read.fields.slice(0, this.#plan.kinds.length).find((field) => field !== null);
    this.#bridge?.addEvent(digest ?? '');
    return read.fields;
  }

  #placeOf({ place }: EventFault): FilePlace {
    return place.of === 'time' || place.of === 'value'
      ? this.#places[place.of]
      : placeOfFault(this.#places, place);
  }

  #leave(reason: LintReason, place: FilePlace, where: RowPosition): QuarantineRow {
    this.#tally.quarantine(reason);
    this.#tally.list({ ...where, reason });
    this.#findings.add('row', { reason, place, ...where });
    return { ...where, columns: place.columns, reason };
  }
}
