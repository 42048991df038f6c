import type { EventBatches } from '#adapters/duckdb/trail/event-batches.ts';
import type { ByteTaker } from '#adapters/duckdb/trail/log-bytes.ts';
import { readRecord } from '#adapters/duckdb/trail/record-form.ts';
import { RecordSplitter, type RecordTaker } from '#adapters/duckdb/trail/record-splitter.ts';
import type { UnreadReason } from '#core/trail/examined.ts';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const OBJECT_OR_LIST = /^\s*[{[]/;
const BLANK = /^\s*$/;

/** Reads one log: passes its events on, and counts what is none. */
export class LogReader implements ByteTaker, RecordTaker {
  /** Bytes of the log, unpacked, and the events in it. */
  bytes = 0;
  events = 0;
  readonly #batches: EventBatches;
  readonly #number: number;
  readonly #splitter = new RecordSplitter(this);
  readonly #unread = new Map<UnreadReason, number>();
  /** Whether it can be a log; undefined until it is known. */
  #canBeLog: boolean | undefined;

  constructor(batches: EventBatches, number: number) {
    this.#batches = batches;
    this.#number = number;
  }

  push(bytes: Buffer): void {
    const first = this.bytes === 0 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    this.bytes += bytes.length;
    if (this.#canBeLog === undefined) this.#canBeLog = looksLikeLog(bytes.subarray(first));
    if (this.#canBeLog !== false) this.#splitter.push(bytes.subarray(first));
  }

  async ready(): Promise<boolean> {
    await this.#batches.flush();
    return this.#canBeLog !== false;
  }

  record(text: Buffer): void {
    const read = readRecord(text);
    if ('unread' in read) this.#count(read.unread);
    else {
      this.events += 1;
      this.#batches.add(this.#number, read.event);
    }
  }

  broken(): void {
    this.#count('not-an-event');
  }

  tooLong(): void {
    this.#count('too-long');
  }

  /** What was not read of it, where reading ended for this reason or at its end. */
  unread(reason: UnreadReason | undefined): ReadonlyMap<UnreadReason, number> {
    const isCut = reason === undefined && this.#canBeLog && !this.#splitter.isWhole;
    const whole = isCut ? 'truncated' : reason;
    if (whole !== undefined) this.#count(whole);
    const isLog = this.events > 0 || whole !== undefined || this.#unread.has('digest');
    const isEmpty = this.#canBeLog && this.#unread.size === 0;
    return isLog || isEmpty ? this.#unread : new Map([['not-a-log', 1]]);
  }

  #count(reason: UnreadReason): void {
    this.#unread.set(reason, (this.#unread.get(reason) ?? 0) + 1);
  }
}

/** Undefined where there are only spaces so far. */
const looksLikeLog = (bytes: Buffer): boolean | undefined => {
  const text = bytes.toString('latin1');
  return BLANK.test(text) ? undefined : OBJECT_OR_LIST.test(text);
};
