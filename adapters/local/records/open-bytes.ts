import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { AirlockError } from '#core/errors.ts';

/** How the text of a file is encoded; anything but UTF-8 must be declared. */
export const ENCODINGS = ['utf-8', 'latin1', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The first bytes of a file tell its packing better than its name does. */
export const magicOf = async (path: string): Promise<'gzip' | 'zstd' | 'parquet' | 'plain'> => {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new AirlockError('input', `There is no file "${path}": check the path.`, { cause });
  });
  if (stats.isDirectory())
    throw new AirlockError('input', `"${path}" is a folder: name the file to prepare.`);
  if (stats.size === 0) throw new AirlockError('input', `"${path}" is empty: export it again.`);
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const magic = buffer.toString('hex');
    if (magic.startsWith('1f8b')) return 'gzip';
    if (magic === '28b52ffd') return 'zstd';
    return magic === '50415231' ? 'parquet' : 'plain';
  } finally {
    await file.close();
  }
};

const decoder = (path: string, encoding: Encoding): Transform => {
  const text = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk: Uint8Array | undefined): string => {
    try {
      return text.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      const hint =
        encoding === 'utf-8' ? 'if it is Latin-1, say "--encoding latin1"' : 'check --encoding';
      throw new AirlockError(
        'input',
        `"${path}" is not ${encoding} text: save it as UTF-8; ${hint}.`,
        { cause },
      );
    }
  };
  return new Transform({
    readableObjectMode: false,
    decodeStrings: false,
    transform(chunk: Uint8Array, _encoding, done) {
      attempt(done, () => Buffer.from(decode(chunk)));
    },
    flush(done) {
      attempt(done, () => Buffer.from(decode(undefined)));
    },
  });
};

const attempt = (done: (error: Error | null, data?: Buffer) => void, make: () => Buffer): void => {
  try {
    done(null, make());
  } catch (error) {
    done(error instanceof Error ? error : new Error('decoding failed'));
  }
};

/** A file as UTF-8 bytes: unpacked and decoded, in a stream. */
export interface OpenedText {
  readonly stream: Readable;
  progress(): { readonly done: number; readonly total: number };
}

/** Opens a text file. A fault in it ends the stream with AirlockError('input'). */
export const openText = async (path: string, encoding: Encoding): Promise<OpenedText> => {
  const magic = await magicOf(path);
  const { size } = await stat(path);
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const unpack =
    magic === 'gzip' ? [createGunzip()] : magic === 'zstd' ? [createZstdDecompress()] : [];
  const stream = new PassThrough({ highWaterMark: 1 << 20 });
  pipeline([file, ...unpack, decoder(path, encoding), stream]).catch((cause: unknown) => {
    stream.destroy(cause instanceof AirlockError ? cause : explain(path, magic, cause));
  });
  return { stream, progress: () => ({ done: file.bytesRead, total: size }) };
};

const explain = (path: string, magic: string, cause: unknown): AirlockError =>
  magic === 'plain'
    ? new AirlockError(
        'input',
        `"${path}" cannot be read: check that it is still there and yours to read.`,
        { cause },
      )
    : new AirlockError('input', `"${path}" is a damaged or cut-off ${magic} file: copy it again.`, {
        cause,
      });
