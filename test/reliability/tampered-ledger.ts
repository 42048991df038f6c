import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileKeyRing, makeKeys } from '#adapters/local/file-key-ring.ts';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';
import { chainEntry, headAfter } from '#core/chain/chain.ts';
import { writeHead } from '#core/chain/head-file.ts';
import { LedgerReader } from '#core/chain/ledger-reader.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { EMPTY_HEAD, type LedgerHead } from '#core/ledger/head.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import { LEDGER_HEAD_KEY, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** Entries of the ledger that is tampered with. */
export const LENGTH = 10;

/** Entries of a checkpoint: the first and the fifth stand in one, the last in none. */
export const CHECKPOINT = 4;

/** Another event for each place; those of another history differ from those of this one. */
const eventAt = (sequence: number, history = ''): LedgerEvent => ({
  type: 'agreement-proposed',
  agreement: sha256(`agreement ${sequence} ${history}`),
});

/** A ledger of ten entries in a folder, with its keys, for somebody who may write every file of it. */
export class TamperedLedger {
  readonly folder: string;
  readonly keyRing: KeyRing;
  readonly objects: FileObjectStore;

  constructor(folder: string) {
    this.folder = folder;
    this.keyRing = new FileKeyRing(join(folder, 'keys'));
    this.objects = new FileObjectStore(join(folder, 'objects'), async () => folder);
  }

  /** Writes the ledger as a room would, and keeps the note of each head aside. */
  static async write(): Promise<TamperedLedger> {
    const ledger = new TamperedLedger(await tempFolder());
    await makeKeys(join(ledger.folder, 'keys'), ledger.folder);
    const writer = ledger.open();
    for (let sequence = 1; sequence <= LENGTH; sequence += 1) {
      await writer.append(() => eventAt(sequence));
      await cp(ledger.path(LEDGER_HEAD_KEY), join(ledger.folder, `head-${sequence}`));
    }
    return ledger;
  }

  /** A copy, to be spoilt. */
  async copy(): Promise<TamperedLedger> {
    const folder = await tempFolder();
    await cp(this.folder, folder, { recursive: true });
    return new TamperedLedger(folder);
  }

  /** Keeps checkpoints, as a command does that appends to a ledger of which none is known. */
  async keepCheckpoints(): Promise<void> {
    const { objects, keyRing } = this;
    const reader = new LedgerReader({ objects, keyRing, checkpointEvery: CHECKPOINT });
    if (await reader.read()) throw new Error('no whole ledger');
    await reader.keepCheckpoints();
  }

  open(known: readonly LedgerHead[] = [], clock = stepClock()): ObjectLedger {
    const { objects, keyRing } = this;
    const every = { checkpointEvery: CHECKPOINT };
    return new ObjectLedger({ objects, keyRing, clock, known, ...every });
  }

  path(key: string): string {
    return join(this.folder, 'objects', key);
  }

  entry(sequence: number): string {
    return this.path(ledgerKey(sequence));
  }

  async headAt(sequence: number): Promise<LedgerHead> {
    return { sequence, checksum: sha256(await readFile(this.entry(sequence))) };
  }

  /** Changes the text of a file. */
  async edit(path: string, change: (text: string) => string): Promise<void> {
    await writeFile(path, change(await readFile(path, 'utf8')));
  }

  /** Flips a bit of a byte in the middle of a file. */
  async flip(path: string): Promise<void> {
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(path, bytes);
  }

  async swap(one: number, other: number): Promise<void> {
    const [first, second] = [await readFile(this.entry(one)), await readFile(this.entry(other))];
    await writeFile(this.entry(one), second);
    await writeFile(this.entry(other), first);
  }

  async over(from: number, to: number): Promise<void> {
    await writeFile(this.entry(to), await readFile(this.entry(from)));
  }

  /** Puts something that is no file in a file's place. */
  async replaceBy(path: string, what: 'folder' | 'pipe' | 'link', target = '/dev/null') {
    await rm(path);
    if (what === 'folder') await mkdir(path);
    if (what === 'pipe') execFileSync('mkfifo', [path]);
    if (what === 'link') await symlink(target, path);
  }

  /** Removes the entries after one. */
  async cutAfter(sequence: number): Promise<void> {
    for (let at = LENGTH; at > sequence; at -= 1) await rm(this.entry(at));
  }

  /** Puts the note of an earlier head back. */
  async oldHead(sequence: number): Promise<void> {
    await cp(join(this.folder, `head-${sequence}`), this.path(LEDGER_HEAD_KEY));
  }

  removeHead(): Promise<void> {
    return rm(this.path(LEDGER_HEAD_KEY));
  }

  /** Notes any head at all, sealed by whoever holds this key. */
  noteHead(head: LedgerHead, keyRing: KeyRing = this.keyRing): Promise<void> {
    return writeHead({ objects: this.objects, keyRing }, head);
  }

  /** Writes one entry as another key, or another history, would have it. */
  async forge(sequence: number, keyRing: KeyRing = new MemoryKeyRing()): Promise<LedgerHead> {
    const before = sequence === 1 ? EMPTY_HEAD : await this.headAt(sequence - 1);
    const happened = { at: new Date('2026-11-02T09:00:00Z'), event: eventAt(sequence, 'forged') };
    const { entry, bytes } = await chainEntry(keyRing, before, happened);
    await writeFile(this.entry(sequence), bytes);
    return headAfter(entry, bytes);
  }

  /** Rewrites the ledger from an entry on, with its own keys, and notes its head. */
  async rewriteFrom(sequence: number): Promise<void> {
    let head = EMPTY_HEAD;
    for (let at = sequence; at <= LENGTH; at += 1) head = await this.forge(at, this.keyRing);
    await this.noteHead(head);
  }

  /** Names in the folder of the entries. */
  async names(): Promise<readonly string[]> {
    return (await readdir(this.path('ledger'), { recursive: true })).sort();
  }
}
