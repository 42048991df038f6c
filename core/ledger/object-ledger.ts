import { AirlockError } from '#core/errors.ts';
import { chainEntry, EMPTY_HEAD, type LedgerHead } from '#core/ledger/chain.ts';
import type { LedgerEntry, LedgerEvent } from '#core/ledger/entry.ts';
import { writeHead } from '#core/ledger/head-file.ts';
import { faultText, LEDGER_BUSY, type LedgerFault } from '#core/ledger/ledger-fault.ts';
import { LedgerReader, type LedgerSource } from '#core/ledger/ledger-reader.ts';
import { LEDGER_APPEND_TRIES } from '#core/limits.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { ledgerKey } from '#core/room-layout.ts';
import { untilSettled } from '#core/until-settled.ts';

interface Parts extends LedgerSource {
  readonly clock: Clock;
}

const refuse = (fault: LedgerFault | undefined): void => {
  if (fault) throw new AirlockError('room', faultText(fault));
};

/**
 * The ledger over any object store with conditional writes: entry N is created only if nobody else
 * created entry N. Reads every entry once and checks chain and seal as it goes; a broken entry, or one
 * that is known and not there, is AirlockError('room') and nothing after it counts.
 */
export class ObjectLedger implements Ledger {
  readonly #parts: Parts;
  readonly #reader: LedgerReader;
  #whole: LedgerHead = EMPTY_HEAD;
  #snapshot: readonly LedgerEntry[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#reader = new LedgerReader(parts);
  }

  get head(): LedgerHead {
    return this.#whole;
  }

  entries(): Promise<readonly LedgerEntry[]> {
    return this.#inTurn(() => this.#read());
  }

  append(
    decide: (entries: readonly LedgerEntry[]) => LedgerEvent | undefined,
  ): Promise<LedgerEntry | undefined> {
    return this.#inTurn(() => this.#decideAndAppend(decide));
  }

  /** Readings and appends of this process go one after the other: what is remembered stays in order. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** The same array for the same entries: what was made of them need not be made again. */
  async #read(): Promise<readonly LedgerEntry[]> {
    refuse(await this.#reader.read());
    const { entries, head } = this.#reader;
    if (this.#snapshot.length !== entries.length) this.#snapshot = [...entries];
    this.#whole = head;
    return this.#snapshot;
  }

  async #decideAndAppend(
    decide: (entries: readonly LedgerEntry[]) => LedgerEvent | undefined,
  ): Promise<LedgerEntry | undefined> {
    for (let attempt = 0; attempt < LEDGER_APPEND_TRIES; attempt += 1) {
      const event = decide(await this.#read());
      if (!event) return undefined;
      const appended = await this.#tryAppend(event);
      if (appended) return appended;
    }
    throw new AirlockError('room', LEDGER_BUSY);
  }

  async #tryAppend(event: LedgerEvent): Promise<LedgerEntry | undefined> {
    const { keyRing, clock, objects } = this.#parts;
    if (this.#reader.noteLags) {
      // Others may have appended by then: what was decided is decided again.
      await this.#note();
      return undefined;
    }
    const happened = { at: clock.now(), event };
    const { entry, bytes } = await chainEntry(keyRing, this.#reader.head, happened);
    if (!(await objects.putIfAbsent(ledgerKey(entry.sequence), bytes))) return undefined;
    this.#reader.remember(entry, bytes);
    this.#whole = this.#reader.head;
    await this.#note();
    return entry;
  }

  /**
   * Notes the end of the ledger. If it goes on already, whoever appended made this note first, and written
   * now it would be taken back; and if it went on while the note was written, it is brought forward.
   */
  async #note(): Promise<void> {
    if (await this.#reader.goesOn()) return;
    await untilSettled({ tries: LEDGER_APPEND_TRIES, says: LEDGER_BUSY }, async () => {
      await writeHead(this.#parts, this.#reader.head);
      if (!(await this.#reader.goesOn())) return true;
      refuse(await this.#reader.readOn());
      return undefined;
    });
  }
}
