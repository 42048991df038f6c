import { pipeline, Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { type Encoding, TextDecoding } from '#adapters/local/records/decode-text.ts';
import { checkUnpacked, type Magic, magicOf } from '#adapters/local/records/magic.ts';
import { CHUNK } from '#adapters/local/records/source-file.ts';
import type { OpenInput, SourceInput } from '#adapters/local/records/source-input.ts';
import { AirlockError } from '#core/errors.ts';

/** A file as text: unpacked and decoded, piece by piece. A fault in it is AirlockError('input'). */
export interface OpenedText {
  readonly chunks: AsyncIterable<string>;
  progress(): { readonly done: number; readonly total: number };
  /** What people should know of it, a sentence each: all of it once its end was reached. */
  notes(): readonly string[];
}

/** Opens a text file, packed or not. One that changes until its end is reached is AirlockError('input'). */
export const openText = async (source: SourceInput, encoding: Encoding): Promise<OpenedText> => {
  const magic = await magicOf(source);
  const { path, size } = source;
  if (size === 0 && magic === 'zstd') throw packedOnce();
  const decoding = new TextDecoding(path, encoding);
  let file: OpenInput | undefined;
  async function* chunks(): AsyncGenerator<string> {
    file = await source.open();
    try {
      const bytes = UNPACK[magic](file, size);
      yield* decoding.textOf(magic === 'plain' ? bytes : checkUnpacked(path, bytes));
      await source.checkUnchanged();
    } catch (cause) {
      // What was changed half-way may look damaged, and is not.
      await source.checkUnchanged();
      throw cause instanceof AirlockError ? cause : explain(path, magic, cause);
    } finally {
      await file.close();
    }
  }
  return {
    chunks: chunks(),
    progress: () => ({ done: file?.done ?? 0, total: size }),
    notes: () => decoding.notes(),
  };
};

/** Frames of zstd are found by going back to where each ended, which standard input cannot. */
const packedOnce = (): AirlockError =>
  new AirlockError(
    'input',
    'Standard input is a zstd file: unpack it on the way (zstd -dc), or name the file.',
  );

type Bytes = AsyncIterable<Uint8Array>;
type Unpack = (file: OpenInput, size: number) => Bytes;

/** Whoever decodes a chunk is done with it before the next: all take one piece of memory. */
const plain: Unpack = (file) => file.bytes(0, Buffer.allocUnsafe(CHUNK));

const gunzip: Unpack = (file) =>
  pipeline(Readable.from(file.bytes()), createGunzip({ chunkSize: CHUNK }), () => {});

/** Frame by frame: Node stops after the first, but parallel packers and `cat` write several. */
async function* unzstd(file: OpenInput, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < size; ) {
    const frame = createZstdDecompress({ chunkSize: CHUNK });
    yield* pipeline(Readable.from(file.bytes(start)), frame, () => {});
    if (frame.bytesWritten === 0) throw new Error('a frame of no bytes');
    start += frame.bytesWritten;
  }
}

const UNPACK: Readonly<Record<Magic, Unpack>> = {
  gzip: gunzip,
  zstd: unzstd,
  plain,
  parquet: plain,
  xlsx: plain,
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
