import { randomUUID } from 'node:crypto';
import { link, readdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { Scratch, sweepDead } from '#adapters/local/scratch.ts';
import { readRegularFile } from '#adapters/regular-file.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { KnownHead, LedgerHead } from '#core/ledger/head.ts';
import { MAX_LEASE_BYTES, RECEIPT_LOOKS } from '#core/limits.ts';
import type { ReceiptBook } from '#core/ports/receipt-book.ts';
import { sha256 } from '#core/sha256.ts';

const Receipt = z.strictObject({ sequence: z.int().positive(), checksum: ChecksumText });

/** Mark of the scratch folders of those who keep a receipt. */
const KEEPING = 'receipts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Where a person's machine keeps what Airlock remembers (XDG Base Directory: a relative path is ignored). */
const homeOf = ({ AIRLOCK_HOME, XDG_STATE_HOME }: Variables): string => {
  if (AIRLOCK_HOME !== undefined && AIRLOCK_HOME !== '') return AIRLOCK_HOME;
  const state =
    XDG_STATE_HOME !== undefined && isAbsolute(XDG_STATE_HOME)
      ? XDG_STATE_HOME
      : join(userHome(), '.local', 'state');
  return join(state, 'airlock');
};

/** A user that the system does not know has no home: what cannot be kept there is said then. */
const userHome = (): string => {
  try {
    return homedir();
  } catch {
    return '/';
  }
};

/**
 * Receipts in the home of whoever runs the commands: `receipts/<room>-<entry>.json`. A file for each head
 * and none that is ever written over, so that of two commands at once neither takes the other's back;
 * older ones are removed. `room` says which room it is, and where: a copy elsewhere is another one.
 */
export class HomeReceipts implements ReceiptBook {
  readonly folder: string;
  readonly #room: string;

  constructor(room: readonly string[], variables: Variables = process.env) {
    this.folder = join(homeOf(variables), 'receipts');
    this.#room = sha256(canonicalJson(room)).slice(0, 32);
  }

  async read(): Promise<KnownHead | undefined> {
    let last = 0;
    for (let looks = 0; looks < RECEIPT_LOOKS; looks += 1) {
      last = Math.max(0, ...(await this.#kept().catch(() => [])));
      if (last === 0) return undefined;
      const receipt = await this.#open(last);
      if (receipt) return receipt;
    }
    throw this.#damaged(last);
  }

  async keep({ sequence, checksum }: LedgerHead): Promise<void> {
    const kept = await this.#kept();
    const last = Math.max(sequence, ...kept);
    if (last > 0 && !kept.includes(last))
      await this.#write(last, canonicalJson({ sequence, checksum }));
    for (const each of kept) if (each < last) await rm(this.#path(each), { force: true });
    await sweepDead(this.folder, KEEPING);
  }

  #path(sequence: number): string {
    return join(this.folder, `${this.#room}-${String(sequence).padStart(12, '0')}.json`);
  }

  /** The entries of which this room has a receipt. */
  async #kept(): Promise<readonly number[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names.flatMap((name) => {
      const [, room, sequence] = /^([0-9a-f]{32})-(\d{12})\.json$/.exec(name) ?? [];
      return room === this.#room ? [Number(sequence)] : [];
    });
  }

  /** Undefined if another command removed it meanwhile, because it kept a later one. */
  async #open(sequence: number): Promise<KnownHead | undefined> {
    const keptIn = this.#path(sequence);
    try {
      const text = String(await readRegularFile(keptIn, MAX_LEASE_BYTES));
      const receipt = Receipt.parse(JSON.parse(text));
      if (receipt.sequence === sequence) return { ...receipt, keptIn };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw this.#damaged(sequence, error);
    }
    throw this.#damaged(sequence);
  }

  #damaged(sequence: number, cause?: unknown): AirlockError {
    return new AirlockError(
      'room',
      `The receipt "${this.#path(sequence)}" is damaged, so it cannot be told whether the ledger was cut: restore it, or delete it if you trust the room as it is now.`,
      { cause },
    );
  }

  async #write(sequence: number, text: string): Promise<void> {
    const scratch = new Scratch(this.folder, KEEPING);
    try {
      const written = join(await scratch.open(), randomUUID());
      await writeFile(written, `${text}\n`, { mode: 0o600, flag: 'wx' });
      await link(written, this.#path(sequence)).catch((error: NodeJS.ErrnoException) => {
        // Another command kept the same.
        if (error.code !== 'EEXIST') throw error;
      });
    } finally {
      await scratch.close();
    }
  }
}
