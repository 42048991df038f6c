import { DELIVERY_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import type { OpenItem, OpenReason } from '#core/audit/reconcile/reconciliation.ts';
import type { RoomCall } from '#core/audit/reconcile/room-call.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { printable } from '#core/printable.ts';

/** A stretch of time, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Why a call or an entry stays open, and when its other side had to be. */
export interface Why {
  readonly reason: OpenReason;
  /** What is the matter, without who and when. */
  readonly says: string;
  /** Where the other side was looked for; left out where it does not matter what else there is. */
  readonly within?: Span | undefined;
}

const time = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

const looked = ({ within }: Why): string =>
  within === undefined ? '' : ` (looked for from ${time(within.from)} to ${time(within.to)})`;

/** Gathers what stays open. What may lie outside of what was examined is not held against anybody. */
export class Judgement {
  readonly #span: Span;
  readonly #open: OpenItem[] = [];
  readonly #calls = new Set<string>();
  readonly #entries = new Set<number>();
  readonly #uncertain = new Set<string>();
  readonly #uncertainEntries = new Set<number>();

  /** The time that the trail covers. */
  constructor(span: Span) {
    this.#span = span;
  }

  /** Whether all that happened within a time is in the trail. */
  covers({ from, to }: Span): boolean {
    return from >= this.#span.from && to <= this.#span.to - DELIVERY_MS;
  }

  /** A call that nothing explains. */
  call(call: RoomCall, why: Why): void {
    if (why.within && !this.covers(why.within)) {
      this.#uncertain.add(call.eventId);
      return;
    }
    this.#calls.add(call.eventId);
    this.#open.push({
      ...{ side: 'trail', reason: why.reason, at: time(call.at), eventId: printable(call.eventId) },
      says: `${printable(call.by)}: ${why.says}${looked(why)}.`,
    });
  }

  /** An entry that some call is missing for. */
  entry(entry: LedgerEntry, why: Why): void {
    if (why.within && !this.covers(why.within)) {
      this.#uncertainEntries.add(entry.sequence);
      return;
    }
    this.#entries.add(entry.sequence);
    this.#open.push({
      ...{ side: 'ledger', reason: why.reason, at: entry.at, entry: entry.sequence },
      says: `Entry ${entry.sequence} (${entry.event.type}): ${why.says}${looked(why)}.`,
    });
  }

  /** Something that must have happened at a time, and did not. */
  absence(at: number, why: Why): void {
    if (why.within && !this.covers(why.within)) return;
    this.#open.push({
      ...{ side: 'trail', reason: why.reason, at: time(at) },
      says: `${why.says}${looked(why)}.`,
    });
  }

  /** What stayed open, in the order of time, each said once. */
  get open(): readonly OpenItem[] {
    const said = new Map(
      this.#open.map((each) => [`${each.eventId ?? each.entry ?? ''} ${each.says}`, each]),
    );
    return [...said.values()].sort(byTime);
  }

  get callsOpen(): number {
    return this.#calls.size;
  }

  get entriesOpen(): number {
    return this.#entries.size;
  }

  /** Calls that could be neither explained nor held against anybody. */
  get callsUncertain(): number {
    return [...this.#uncertain].filter((each) => !this.#calls.has(each)).length;
  }

  get entriesUncertain(): number {
    return [...this.#uncertainEntries].filter((each) => !this.#entries.has(each)).length;
  }
}

const byTime = (one: OpenItem, other: OpenItem): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : 0;
