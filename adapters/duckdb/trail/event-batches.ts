import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TRAIL_BATCH_BYTES, TRAIL_BATCH_FILES } from '#core/audit/audit-limits.ts';

/** Takes files with one record a line. */
export type BatchTaker = (paths: readonly string[]) => Promise<unknown>;

const END = Buffer.from('}\n');

/**
 * Hands events on in a few files at once, each with the number of the log that it is from. While these are taken, the
 * next ones are written: twice as many are there at most, and each is removed after it was taken.
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
  /** Files that are written. */
  #full: string[] = [];
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
    if (this.#bytes >= TRAIL_BATCH_BYTES) await this.#close();
    if (this.#full.length >= TRAIL_BATCH_FILES) await this.#handOn();
  }

  /** Hands on the last files, and waits until all were taken. */
  async end(): Promise<void> {
    await this.flush();
    await this.#close();
    await this.#handOn();
    await this.#taking;
  }

  get #path(): string {
    return join(this.#folder, `${this.#number}.jsonl`);
  }

  async #close(): Promise<void> {
    if (!this.#file) return;
    await this.#file.close();
    this.#full.push(this.#path);
    this.#file = undefined;
    this.#number += 1;
    this.#bytes = 0;
  }

  async #handOn(): Promise<void> {
    const paths = this.#full;
    this.#full = [];
    await this.#taking;
    if (paths.length === 0) return;
    this.#taking = this.#takeAll(paths);
    // A fault is met where it is waited for.
    this.#taking.catch(() => {});
  }

  async #takeAll(paths: readonly string[]): Promise<void> {
    try {
      await this.#take(paths);
    } finally {
      for (const path of paths) await rm(path, { force: true });
    }
  }
}
