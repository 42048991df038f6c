import { pipeline, Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { checkUnpacked, type Magic, magicOf } from '#adapters/local/records/magic.ts';
import { CHUNK, type OpenSource, type SourceFile } from '#adapters/local/records/source-file.ts';
import { utf16Of } from '#adapters/local/records/utf-16.ts';
import { AirlockError } from '#core/errors.ts';

/** How the text of a file is encoded; anything but UTF-8 must be declared. */
export const ENCODINGS = ['utf-8', 'latin1', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Decodes bytes as they come; a byte that is none of the encoding is a fault, never a `?`. */
async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  { path, encoding }: { readonly path: string; readonly encoding: Encoding },
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const text = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
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
  let first = true;
  for await (const chunk of bytes) {
    if (first && encoding !== 'utf-16le') refuseUtf16(chunk, path, encoding);
    first = false;
    yield text(chunk);
  }
  yield text();
}

/** Where every second byte is a NUL, other encodings find characters, but no column of the mapping. */
const refuseUtf16 = (start: Uint8Array, path: string, encoding: Encoding): void => {
  const order = utf16Of(start);
  if (!order) return;
  const hint =
    order === 'le' ? 'say "--encoding utf-16le", or save it as UTF-8' : 'save it as UTF-8';
  throw new AirlockError('input', `"${path}" is not ${encoding} text but UTF-16: ${hint}.`);
};

/** A file as text: unpacked and decoded, piece by piece. A fault in it is AirlockError('input'). */
export interface OpenedText {
  readonly chunks: AsyncIterable<string>;
  progress(): { readonly done: number; readonly total: number };
}

/** Opens a text file, packed or not. One that changes until its end is reached is AirlockError('input'). */
export const openText = async (source: SourceFile, encoding: Encoding): Promise<OpenedText> => {
  const magic = await magicOf(source);
  const { path, size } = source;
  let file: OpenSource | undefined;
  async function* chunks(): AsyncGenerator<string> {
    file = await source.open();
    try {
      const bytes = UNPACK[magic](file, size);
      const text = magic === 'plain' ? bytes : checkUnpacked(path, bytes);
      yield* decode(text, { path, encoding });
      await source.checkUnchanged();
    } catch (cause) {
      // What was changed half-way may look damaged, and is not.
      await source.checkUnchanged();
      throw cause instanceof AirlockError ? cause : explain(path, magic, cause);
    } finally {
      await file.close();
    }
  }
  return { chunks: chunks(), progress: () => ({ done: file?.done ?? 0, total: size }) };
};

type Bytes = AsyncIterable<Uint8Array>;
type Unpack = (file: OpenSource, size: number) => Bytes;

const plain: Unpack = (file) => file.bytes();

const gunzip: Unpack = (file) =>
  pipeline(Readable.from(file.bytes()), createGunzip({ chunkSize: CHUNK }), () => {});

/** Frame by frame: Node stops after the first, but parallel packers and `cat` write several. */
async function* unzstd(file: OpenSource, size: number): AsyncGenerator<Uint8Array> {
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
