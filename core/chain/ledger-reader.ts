import { headAfter, readEntry } from '#core/chain/chain.ts';
import type { Stretch } from '#core/chain/checkpoint.ts';
import { Checkpoints } from '#core/chain/checkpoints.ts';
import { readHead } from '#core/chain/head-file.ts';
import {
  type LedgerFault,
  type ReadLedger,
  tooBusy,
  unlessAllContained,
  unlessContained,
} from '#core/chain/ledger-fault.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { EMPTY_HEAD, type KnownHead, type LedgerHead } from '#core/ledger/head.ts';
import {
  LEDGER_APPEND_TRIES,
  LEDGER_CHECKPOINT_ENTRIES,
  LEDGER_HEAD_LOOKS,
  LEDGER_HEAD_WAIT_MS,
  LEDGER_READ_AHEAD,
} from '#core/limits.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { LEDGER_HEAD_KEY, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';

/** What a ledger is read with. */
export interface LedgerSource {
  readonly objects: ObjectStore;
  readonly keyRing: KeyRing;
  /** Heads that the ledger must contain. */
  readonly known?: readonly KnownHead[];
  /** Entries of a checkpoint; with 0 the own file of every entry is read. */
  readonly checkpointEvery?: number;
  /** Pauses between two looks at the note of the head; they follow at once if it is left out. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Reads a ledger entry by entry, each once, and stops at the first that is not as it was written. */
export class LedgerReader implements ReadLedger {
  readonly #source: LedgerSource;
  readonly #entries: LedgerEntry[] = [];
  #head: LedgerHead = EMPTY_HEAD;
  #noteLags = false;
  #checkpoints: Checkpoints | undefined;

  constructor(source: LedgerSource) {
    this.#source = source;
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  /** Where the reading has come to. */
  get head(): LedgerHead {
    return this.#head;
  }

  /** The note of the head did not know the last entry yet: its writer died, or is about to note it. */
  get noteLags(): boolean {
    return this.#noteLags;
  }

  /**
   * Reads on to the end of the ledger, and holds against it the note of its head and all heads that are
   * known. A note that is older than it can be is looked at a few times: somebody may be mending it.
   */
  async read(): Promise<LedgerFault | undefined> {
    if (this.#head.sequence === 0) await this.#readAhead();
    for (let looks = 1, moves = 0; ; ) {
      const fault = await this.readOn();
      if (fault) return fault;
      const found = await this.#checkEnd();
      if (found === 'whole') return unlessAllContained(this, this.#source.known ?? []);
      if (found === 'moved') {
        moves += 1;
        if (moves < LEDGER_APPEND_TRIES) continue;
        throw tooBusy();
      }
      if (found !== 'stale') return found;
      if (looks === LEDGER_HEAD_LOOKS) return this.#unvouched('was put back to an older one');
      looks += 1;
      await this.#source.wait?.(LEDGER_HEAD_WAIT_MS);
    }
  }

  /** Reads the entries that follow, whatever the note of the head says. */
  async readOn(): Promise<LedgerFault | undefined> {
    for (;;) {
      const next = this.#head.sequence + 1;
      const bytes = await this.#source.objects.get(ledgerKey(next));
      if (!bytes) return undefined;
      const read = await readEntry(this.#source.keyRing, this.#head, bytes);
      if ('fault' in read) return { sequence: next, fault: read.fault };
      this.remember(read.entry, bytes);
    }
  }

  /** Whether an entry follows those that were read. */
  async goesOn(): Promise<boolean> {
    return (await this.#source.objects.get(ledgerKey(this.#head.sequence + 1))) !== undefined;
  }

  /** Keeps checkpoints of what had to be read entry by entry, for readers to come. */
  async keepCheckpoints(): Promise<void> {
    await this.#checkpoints?.keep(this.#entries);
  }

  /** Takes the entry that follows as read. */
  remember(entry: LedgerEntry, bytes: Uint8Array): void {
    this.#entries.push(entry);
    this.#head = headAfter(entry, bytes);
  }

  /** Entry N + 1 is only appended once the note says N: so the note is never older than the last entry but one. */
  async #checkEnd(): Promise<'whole' | 'moved' | 'stale' | LedgerFault> {
    const noted = await readHead(this.#source);
    if (noted === 'broken') return this.#unvouched('was changed');
    const { sequence } = noted ?? EMPTY_HEAD;
    const lag = this.#head.sequence - sequence;
    if (lag < 0 && (await this.goesOn())) return 'moved';
    const fault = noted && unlessContained(this, noted);
    if (fault) return fault;
    this.#noteLags = lag === 1;
    if (lag <= 1) return 'whole';
    return noted ? 'stale' : this.#unvouched('is missing');
  }

  #unvouched(what: string): LedgerFault {
    const sequence = Math.max(1, this.#head.sequence);
    return {
      sequence,
      fault: `cannot be vouched for: the head note "${LEDGER_HEAD_KEY}" ${what}`,
    };
  }

  /**
   * The first reading takes checkpoints where there are any, else many entries at a time, up to the noted
   * end: one by one, years of them would take minutes. Where something is wrong it stops, and the reading
   * that follows says what.
   */
  async #readAhead(): Promise<void> {
    const noted = await readHead(this.#source);
    const end = noted === undefined || noted === 'broken' ? 0 : noted.sequence;
    const { checkpointEvery: every = LEDGER_CHECKPOINT_ENTRIES } = this.#source;
    if (every > 0 && end >= every) this.#checkpoints = await Checkpoints.open(this.#source, every);
    while (this.#head.sequence < end) {
      const stretch = await this.#checkpoints?.after(this.#head);
      if (stretch) this.#take(stretch);
      else if (!(await this.#readSome(end))) return;
    }
  }

  #take({ entries, head }: Stretch): void {
    this.#entries.push(...entries);
    this.#head = head;
  }

  /** Reads some entries at once, not past a checkpoint; answers whether all were as they were written. */
  async #readSome(end: number): Promise<boolean> {
    const { objects, keyRing, checkpointEvery: every = LEDGER_CHECKPOINT_ENTRIES } = this.#source;
    const { sequence } = this.#head;
    const untilCheckpoint = every > 0 ? every - (sequence % every) : end;
    const count = Math.min(LEDGER_READ_AHEAD, end - sequence, untilCheckpoint);
    const keys = Array.from({ length: count }, (_, at) => ledgerKey(sequence + 1 + at));
    const found = await Promise.all(keys.map((key) => objects.get(key)));
    const heads = headsBefore(this.#head, found);
    const read = await Promise.all(
      found.map((bytes, at) => bytes && readEntry(keyRing, heads[at] ?? this.#head, bytes)),
    );
    for (const [at, each] of read.entries()) {
      const bytes = found[at];
      if (!each || !bytes || 'fault' in each) return false;
      this.remember(each.entry, bytes);
    }
    return true;
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
