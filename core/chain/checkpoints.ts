import { checkpointBytes, parseCheckpoint, type Stretch } from '#core/chain/checkpoint.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import { MAX_CHECKPOINT_NOTE_BYTES } from '#core/limits.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { ObjectStore, StoredObject } from '#core/ports/object-store.ts';
import { checkpointKey, LEDGER_PREFIX, ledgerKey } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

interface Parts {
  readonly objects: ObjectStore;
  readonly keyRing: KeyRing;
}

/** The own files of a stretch of entries: one checksum of all that the store says of them, and their size. */
interface EntryFiles {
  readonly checksum: Checksum;
  readonly bytes: number;
}

/**
 * Files that hold many entries each, so that a reader need not open the file of each, nor check its seal. They
 * are a copy: what cannot be used, for whatever reason, is as if it were not there, and any of them can be
 * deleted at any time. An entry whose own file was written anew, moved or removed since it was read is never
 * taken from a copy.
 */
export class Checkpoints {
  readonly #parts: Parts;
  readonly #size: number;
  readonly #listed: ReadonlyMap<string, StoredObject>;
  /** After which entries a checkpoint is missing. */
  readonly #missing = new Set<number>();

  private constructor(parts: Parts, size: number, listed: readonly StoredObject[]) {
    this.#parts = parts;
    this.#size = size;
    this.#listed = new Map(listed.map((each) => [each.key, each]));
  }

  /**
   * Looks at what the store says of every entry. Before any of them is read: if one is changed afterwards,
   * no checkpoint that is kept of this reading will vouch for it. Where nothing can be listed there are none.
   */
  static async open(parts: Parts, size: number): Promise<Checkpoints> {
    return new Checkpoints(parts, size, await parts.objects.list(LEDGER_PREFIX).catch(() => []));
  }

  /** The entries that follow a head up to the next checkpoint, if it can be believed. */
  async after(head: LedgerHead): Promise<Stretch | undefined> {
    const files = head.sequence % this.#size === 0 ? this.#filesAfter(head.sequence) : undefined;
    if (files === undefined) return undefined;
    const stretch = await this.#read(head, files).catch(() => undefined);
    if (!stretch) this.#missing.add(head.sequence);
    return stretch;
  }

  /** Keeps a checkpoint of what had to be read entry by entry. One that cannot be kept is none the worse. */
  async keep(entries: readonly LedgerEntry[]): Promise<void> {
    for (const from of this.#missing) {
      this.#missing.delete(from);
      const files = this.#filesAfter(from);
      const these = entries.slice(from, from + this.#size);
      if (files) await this.#write(these, files.checksum).catch(() => {});
    }
  }

  async #read(after: LedgerHead, files: EntryFiles): Promise<Stretch | undefined> {
    const { objects, keyRing } = this.#parts;
    const sequence = after.sequence + this.#size;
    const [bytes, last] = await Promise.all([
      objects.get(checkpointKey(sequence)),
      objects.get(ledgerKey(sequence)),
    ]);
    // Its lines are the files of its entries: what is longer is no checkpoint, and is not looked into.
    if (!bytes || !last || bytes.length > files.bytes + MAX_CHECKPOINT_NOTE_BYTES) return undefined;
    const standing = { after, sequence, files: files.checksum };
    const stretch = await parseCheckpoint(keyRing, bytes, standing);
    return stretch?.head.checksum === sha256(last) ? stretch : undefined;
  }

  async #write(entries: readonly LedgerEntry[], files: Checksum): Promise<void> {
    const bytes = await checkpointBytes(this.#parts.keyRing, entries, files);
    await this.#parts.objects.put(checkpointKey(entries.at(-1)?.sequence ?? 0), bytes);
  }

  /** What the store says of the files that follow; undefined if one of them is not there. */
  #filesAfter(from: number): EntryFiles | undefined {
    const lines: string[] = [];
    let bytes = 0;
    for (let sequence = from + 1; sequence <= from + this.#size; sequence += 1) {
      const file = this.#listed.get(ledgerKey(sequence));
      if (!file) return undefined;
      lines.push(`${file.key} ${file.bytes} ${file.etag}\n`);
      bytes += file.bytes;
    }
    return { checksum: sha256(lines.join('')), bytes };
  }
}
