import { AirlockError } from '#core/errors.ts';
import {
  chainEntry,
  EMPTY_HEAD,
  headAfter,
  type LedgerHead,
  readEntry,
} from '#core/ledger/chain.ts';
import type { LedgerEntry, LedgerEvent } from '#core/ledger/entry.ts';
import { readHead, writeHead } from '#core/ledger/head-file.ts';
import { LEDGER_APPEND_TRIES, LEDGER_READ_AHEAD } from '#core/limits.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';

interface Parts {
  readonly objects: ObjectStore;
  readonly keyRing: KeyRing;
  readonly clock: Clock;
}

/**
 * The ledger over any object store with conditional writes: entry N is created only if nobody else
 * created entry N. Reads every entry once and checks chain and seal as it goes; a broken entry is
 * AirlockError('room') and nothing after it counts.
 */
export class ObjectLedger implements Ledger {
  readonly #parts: Parts;
  readonly #entries: LedgerEntry[] = [];
  #head: LedgerHead = EMPTY_HEAD;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
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

  async #read(): Promise<readonly LedgerEntry[]> {
    if (this.#head.sequence === 0) await this.#readAhead();
    for (;;) {
      const bytes = await this.#parts.objects.get(ledgerKey(this.#head.sequence + 1));
      if (!bytes && (await this.#endsHere())) return [...this.#entries];
      if (!bytes) continue;
      const read = await readEntry(this.#parts.keyRing, this.#head, bytes);
      if ('fault' in read)
        throw new AirlockError(
          'room',
          `Ledger entry ${this.#head.sequence + 1} ${read.fault}. Run "ledger verify" and restore it before going on.`,
        );
      this.#remember(read.entry, bytes);
    }
  }

  /**
   * The first reading takes many entries at a time, up to the noted end: one by one, years of them would
   * take minutes. Where something is wrong it stops, and the reading that follows says what.
   */
  async #readAhead(): Promise<void> {
    const { objects, keyRing } = this.#parts;
    const noted = await readHead(this.#parts);
    const end = noted === undefined || noted === 'broken' ? 0 : noted.sequence;
    while (this.#head.sequence < end) {
      const { sequence } = this.#head;
      const keys = Array.from({ length: Math.min(LEDGER_READ_AHEAD, end - sequence) }, (_, at) =>
        ledgerKey(sequence + 1 + at),
      );
      const found = await Promise.all(keys.map((key) => objects.get(key)));
      const heads = headsBefore(this.#head, found);
      const read = await Promise.all(
        found.map((bytes, at) => bytes && readEntry(keyRing, heads[at] ?? this.#head, bytes)),
      );
      for (const [at, each] of read.entries()) {
        const bytes = found[at];
        if (!each || !bytes || 'fault' in each) return;
        this.#remember(each.entry, bytes);
      }
    }
  }

  /** Whether the note of the head agrees that no entry follows; false if one came meanwhile. */
  async #endsHere(): Promise<boolean> {
    const noted = await readHead(this.#parts);
    const next = this.#head.sequence + 1;
    if (noted !== 'broken' && (noted === undefined || noted.sequence < next)) return true;
    if (noted !== 'broken' && (await this.#parts.objects.get(ledgerKey(next)))) return false;
    throw new AirlockError(
      'room',
      noted === 'broken'
        ? 'The note of where the ledger ends was changed. Run "ledger verify" and restore it before going on.'
        : `Ledger entry ${next} is missing. Run "ledger verify" and restore it before going on.`,
    );
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
    throw new AirlockError('room', 'The ledger is too busy: try again in a moment.');
  }

  async #tryAppend(event: LedgerEvent): Promise<LedgerEntry | undefined> {
    const { keyRing, clock, objects } = this.#parts;
    // A crash may have come between the first entry and its note.
    if (this.#head.sequence === 1 && !(await readHead(this.#parts)))
      await writeHead(this.#parts, this.#head);
    const { entry, bytes } = await chainEntry(keyRing, this.#head, { at: clock.now(), event });
    if (!(await objects.putIfAbsent(ledgerKey(entry.sequence), bytes))) return undefined;
    this.#remember(entry, bytes);
    await writeHead(this.#parts, this.#head);
    return entry;
  }

  #remember(entry: LedgerEntry, bytes: Uint8Array): void {
    this.#entries.push(entry);
    this.#head = headAfter(entry, bytes);
  }
}

/** The head that each of these entries must follow, if all of them are as they were written. */
const headsBefore = (
  head: LedgerHead,
  entries: readonly (Uint8Array | undefined)[],
): readonly LedgerHead[] => {
  const heads = [head];
  for (const [at, bytes] of entries.entries())
    heads.push({ sequence: head.sequence + at + 1, checksum: sha256(bytes ?? new Uint8Array()) });
  return heads;
};
