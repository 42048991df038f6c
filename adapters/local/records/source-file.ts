import { type FileHandle, stat } from 'node:fs/promises';
import { fileState } from '#adapters/local/file-state.ts';
import { notRegular, openRegularFile } from '#adapters/regular-file.ts';
import { AirlockError } from '#core/errors.ts';

/** Bytes at once. Small: what is made of one chunk is garbage before the collector counts it as lasting. */
export const CHUNK = 1 << 16;

/** An open file, whose bytes are read from any place on, as far as it reached when it was opened. */
export class OpenSource {
  readonly #file: FileHandle;
  readonly #size: number;
  #reading: Promise<unknown> = Promise.resolve();
  /** How far it was read. */
  done = 0;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /** The bytes from a place on, in chunks; in the memory that is given, or each in its own. */
  async *bytes(from = 0, memory?: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = from; at < this.#size; ) {
      const length = Math.min(memory?.length ?? CHUNK, this.#size - at);
      const reading = this.#file.read(memory ?? Buffer.allocUnsafe(length), 0, length, at);
      this.#reading = reading.catch(() => undefined);
      const { buffer, bytesRead } = await reading;
      if (bytesRead === 0) return;
      at += bytesRead;
      this.done = Math.max(this.done, at);
      yield buffer.subarray(0, bytesRead);
    }
  }

  /** Closes the file. An unpacker that was stopped half-way may still be reading. */
  async close(): Promise<void> {
    await this.#reading;
    await this.#file.close();
  }
}

/** A party's own file, as it was when it was named: however often it is read, it must be the same. */
export class SourceFile {
  readonly path: string;
  readonly size: number;
  readonly #state: string;

  private constructor(path: string, size: number, state: string) {
    this.path = path;
    this.size = size;
    this.#state = state;
  }

  /** Looks at a file. Throws AirlockError('input') if it is missing, empty, or no regular file. */
  static async at(path: string): Promise<SourceFile> {
    const file = await openRegularFile(path).catch((cause: NodeJS.ErrnoException) => {
      throw unreadable(path, cause);
    });
    if (!file) throw await notAFile(path);
    try {
      const stats = await file.stat({ bigint: true });
      if (stats.size === 0n)
        throw new AirlockError('input', `"${path}" is empty: export it again.`);
      return new SourceFile(path, Number(stats.size), fileState(stats));
    } finally {
      await file.close();
    }
  }

  /** Opens it. Throws AirlockError('input') if it is another file by now. */
  async open(): Promise<OpenSource> {
    const file = await openRegularFile(this.path).catch(() => undefined);
    if (file && fileState(await file.stat({ bigint: true })) === this.#state)
      return new OpenSource(file, this.size);
    await file?.close();
    throw this.#changed();
  }

  /** Throws AirlockError('input') if the file was written to, replaced or removed since it was named. */
  async checkUnchanged(): Promise<void> {
    const state = await stat(this.path, { bigint: true }).then(fileState, () => undefined);
    if (state !== this.#state) throw this.#changed();
  }

  #changed(): AirlockError {
    return new AirlockError(
      'input',
      `"${this.path}" changed while it was read: wait until nothing writes to it, and prepare again.`,
    );
  }
}

const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

const unreadable = (path: string, cause: NodeJS.ErrnoException): AirlockError =>
  new AirlockError(
    'input',
    MISSING.has(cause.code ?? '')
      ? `There is no file "${path}": check the path.`
      : `"${path}" cannot be opened (${cause.code}): check that it is yours to read.`,
    { cause },
  );

const notAFile = async (path: string): Promise<AirlockError> =>
  (await stat(path).catch(() => undefined))?.isDirectory()
    ? new AirlockError('input', `"${path}" is a folder: name the file to prepare.`)
    : notRegular({ code: 'input', path });
