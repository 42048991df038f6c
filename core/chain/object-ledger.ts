import { chainEntry } from '#core/chain/chain.ts';
import { writeHead } from '#core/chain/head-file.ts';
import { faultText, type LedgerFault, tooBusy } from '#core/chain/ledger-fault.ts';
import { LedgerReader, type LedgerSource } from '#core/chain/ledger-reader.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { eventTime } from '#core/ledger/event-time.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { EMPTY_HEAD, type LedgerHead } from '#core/ledger/head.ts';
import { EMPTY_STATE, type RoomState } from '#core/ledger/room-state.ts';
import { LEDGER_APPEND_TRIES } from '#core/limits.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { ledgerKey } from '#core/room-layout.ts';

type Decide = Parameters<Ledger['append']>[0];

interface Parts extends LedgerSource {
  readonly clock: Clock;
  /** The request that is being worked on, where there are requests: each entry names its own. */
  readonly run?: () => string | undefined;
}

const refuse = (fault: LedgerFault | undefined): void => {
  if (fault) throw new AirlockError('room', faultText(fault));
};

/**
 * The ledger over any object store with conditional writes: entry N is created only if nobody else
 * created entry N. Takes every entry once, from its own file or a checkpoint, and checks chain and seal as it
 * goes; a broken entry, or one that is known and not there, is AirlockError('room') and nothing after it
 * counts.
 */
export class ObjectLedger implements Ledger {
  readonly #parts: Parts;
  readonly #reader: LedgerReader;
  #whole: LedgerHead = EMPTY_HEAD;
  #state: RoomState = EMPTY_STATE;
  #folded = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#reader = new LedgerReader(parts);
  }

  get head(): LedgerHead {
    return this.#whole;
  }

  state(): Promise<RoomState> {
    return this.#inTurn(() => this.#readState());
  }

  entries(): Promise<readonly LedgerEntry[]> {
    return this.#inTurn(() => this.#readEntries());
  }

  append(decide: Decide): Promise<LedgerEntry | undefined> {
    return this.#inTurn(() => this.#decideAndAppend(decide));
  }

  /** Readings and appends of this process go one after the other: what is remembered stays in order. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #read(): Promise<void> {
    refuse(await this.#reader.read());
    this.#whole = this.#reader.head;
  }

  async #readEntries(): Promise<readonly LedgerEntry[]> {
    await this.#read();
    return [...this.#reader.entries];
  }

  /** Each entry is folded once, however often the state is asked for. */
  async #readState(): Promise<RoomState> {
    await this.#read();
    const { entries } = this.#reader;
    this.#state = foldLedger(entries.slice(this.#folded), this.#state);
    this.#folded = entries.length;
    return this.#state;
  }

  async #decideAndAppend(decide: Decide): Promise<LedgerEntry | undefined> {
    for (let attempt = 0; attempt < LEDGER_APPEND_TRIES; attempt += 1) {
      const state = await this.#readState();
      const event = decide(state);
      if (!event) return undefined;
      const at = eventTime(event, state, this.#parts.clock.now());
      const appended = await this.#tryAppend({ at, event });
      if (appended) return appended;
    }
    throw tooBusy();
  }

  async #tryAppend(happened: {
    readonly at: Date;
    readonly event: LedgerEvent;
  }): Promise<LedgerEntry | undefined> {
    const { keyRing, objects, run } = this.#parts;
    if (this.#reader.noteLags) {
      // Others may have appended by then: what was decided is decided again.
      await this.#note();
      return undefined;
    }
    const { entry, bytes } = await chainEntry(keyRing, this.#reader.head, {
      ...happened,
      run: run?.(),
    });
    if (!(await objects.putIfAbsent(ledgerKey(entry.sequence), bytes))) return undefined;
    this.#reader.remember(entry, bytes);
    this.#whole = this.#reader.head;
    await this.#note();
    await this.#reader.keepCheckpoints();
    return entry;
  }

  /**
   * Notes the end of the ledger. If it goes on already, whoever appended made this note first, and written
   * now it would be taken back; and if it went on while the note was written, it is brought forward.
   */
  async #note(): Promise<void> {
    if (await this.#reader.goesOn()) return;
    for (let attempt = 0; attempt < LEDGER_APPEND_TRIES; attempt += 1) {
      await writeHead(this.#parts, this.#reader.head);
      if (!(await this.#reader.goesOn())) return;
      refuse(await this.#reader.readOn());
    }
    throw tooBusy();
  }
}
