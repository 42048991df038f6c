import { type ForeignFormat, foreignFormat } from '#adapters/local/records/foreign-format.ts';
import type { OpenInput, SourceInput } from '#adapters/local/records/source-input.ts';
import { AirlockError } from '#core/errors.ts';

/** What is read: text, packed or plain, or one of two formats of tables. */
export type Magic = 'gzip' | 'zstd' | 'plain' | 'parquet' | 'xlsx';

/** A zstd frame to be skipped: what pzstd puts in front of each of its frames. */
const SKIPPABLE = /^5.2a4d18$/;

const magicIn = (start: Uint8Array): Magic => {
  const magic = Buffer.from(start.subarray(0, 4)).toString('hex');
  if (magic.startsWith('1f8b')) return 'gzip';
  if (magic === '28b52ffd' || SKIPPABLE.test(magic)) return 'zstd';
  if (magic === '50415231') return 'parquet';
  return magic === '504b0304' && isWorkbook(start) ? 'xlsx' : 'plain';
};

/** The parts of an .xlsx stand in any order, and at least one of these begins in the first bytes. */
const isWorkbook = (start: Uint8Array): boolean => {
  const text = Buffer.from(start).toString('latin1');
  return /\[Content_Types\]\.xml|xl\/\w+\.xml/.test(text) && !text.includes('xl/workbook.bin');
};

/**
 * The first bytes of a file tell what it is better than its name does. Throws AirlockError('input') with
 * the name of the format, and what to do, if it is one that is not read.
 */
export const magicOf = async (source: SourceInput): Promise<Magic> => {
  const file = await source.open();
  try {
    const { value: start = new Uint8Array() } = await file.bytes().next();
    const magic = magicIn(start);
    const foreign = magic === 'plain' ? await foreignIn(file, start) : undefined;
    if (foreign) throw refusal(`"${source.path}"`, foreign);
    return magic;
  } finally {
    await file.close();
  }
};

/** Bytes as they come out of a packing. What is packed in them must be text: the rest is told by its name. */
export async function* checkUnpacked(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of bytes) {
    const foreign = first ? (PACKED_TWICE[magicIn(chunk)] ?? foreignFormat(chunk)) : undefined;
    if (foreign) throw refusal(`What is packed in "${path}"`, foreign);
    first = false;
    yield chunk;
  }
}

const UNPACK_IT = 'unpack the file first';
const PACKED_TWICE: Partial<Record<Magic, ForeignFormat>> = {
  gzip: { is: 'is packed with gzip again', remedy: UNPACK_IT },
  zstd: { is: 'is packed with zstd again', remedy: UNPACK_IT },
  parquet: { is: 'is a Parquet file', remedy: UNPACK_IT },
  xlsx: { is: 'is an Excel workbook', remedy: UNPACK_IT },
};

const ENCRYPTED: ForeignFormat = {
  is: 'is an Excel workbook that a password protects',
  remedy: 'save it without one, or as CSV (UTF-8)',
};

/** Excel puts an encrypted .xlsx into the container of an old .xls, which names what it holds. */
const foreignIn = async (
  file: OpenInput,
  start: Uint8Array,
): Promise<ForeignFormat | undefined> => {
  const bytes = Buffer.from(start);
  if (bytes.length < 512 || bytes.readUInt32BE() !== 0xd0cf11e0) return foreignFormat(start);
  const directory = (bytes.readUInt32LE(48) + 1) * 2 ** bytes.readUInt16LE(30);
  const { value: names } = await file.bytes(directory).next();
  return Buffer.from(names ?? '').includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? ENCRYPTED
    : foreignFormat(start);
};

const refusal = (what: string, { is, remedy }: ForeignFormat): AirlockError =>
  new AirlockError('input', `${what} ${is}: ${remedy}.`);
