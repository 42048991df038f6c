import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TRAIL_BATCH_BYTES } from '#core/audit/audit-limits.ts';

/** Takes a file with one record a line. */
export type BatchTaker = (path: string) => Promise<unknown>;

const END = Buffer.from('}\n');

/**
 * Hands events on in files of some size, each with the number of the log that it is from. While one file is taken,
 * the next is written: two are there at most, and each is removed after it was taken.
 */
export class EventBatches {
  readonly #folder: string;
  readonly #take: BatchTaker;
  #parts: Buffer[] = [];
  #log = -1;
  #opening = Buffer.alloc(0);
  #file: FileHandle | undefined;
  #number = 0;
  #bytes = 0;
  #taking: Promise<unknown> = Promise.resolve();

  constructor(folder: string, take: BatchTaker) {
    this.#folder = folder;
    this.#take = take;
  }

  /** Adds an event of the log of a number, whose JSON text stands on one line and stays as it is until `flush`. */
  add(log: number, event: Buffer): void {
    if (log !== this.#log) this.#opening = Buffer.from(`{"f":${log},"e":`);
    this.#log = log;
    this.#parts.push(this.#opening, event, END);
  }

  /** Writes what was added. */
  async flush(): Promise<void> {
    if (this.#parts.length === 0) return;
    const parts = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#file ??= await open(this.#path, 'wx', 0o600);
    await this.#file.writeFile(parts);
    this.#bytes += parts.length;
    if (this.#bytes >= TRAIL_BATCH_BYTES) await this.#handOn();
  }

  /** Hands on the last file, and waits until all were taken. */
  async end(): Promise<void> {
    await this.flush();
    await this.#handOn();
    await this.#taking;
  }

  get #path(): string {
    return join(this.#folder, `${this.#number}.jsonl`);
  }

  async #handOn(): Promise<void> {
    if (!this.#file) return;
    const path = this.#path;
    await this.#file.close();
    this.#file = undefined;
    this.#number += 1;
    this.#bytes = 0;
    await this.#taking;
    this.#taking = this.#take(path).finally(() => rm(path, { force: true }));
    // A fault is met where it is waited for.
    this.#taking.catch(() => {});
  }
}
