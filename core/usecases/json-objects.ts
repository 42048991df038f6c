import type { z } from 'zod';
import { canonicalJson } from '#core/canonical-json.ts';
import { AirlockError } from '#core/errors.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** The bytes in which a JSON document of the room is stored. */
export const jsonBytes = (document: unknown): Uint8Array =>
  new TextEncoder().encode(`${canonicalJson(document)}\n`);

/** The document in these bytes; undefined if they are no JSON. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

/** A document as it is stored, and the checksum of its bytes. */
interface StoredDocument<Document> {
  readonly document: Document;
  readonly content: Checksum;
}

/** Reads a JSON document of the room; undefined if there is none, AirlockError('room') if it is damaged. */
export const readStored = async <Schema extends z.ZodType>(
  objects: Pick<ObjectStore, 'get'>,
  key: string,
  schema: Schema,
): Promise<StoredDocument<z.infer<Schema>> | undefined> => {
  const bytes = await objects.get(key);
  if (!bytes) return undefined;
  const parsed = schema.safeParse(parseJson(bytes));
  if (parsed.success) return { document: parsed.data, content: sha256(bytes) };
  throw new AirlockError('room', `The room's "${key}" is damaged: restore it.`, {
    cause: parsed.error,
  });
};

/** The same, where its bytes do not matter. */
export const readJson = async <Schema extends z.ZodType>(
  objects: Pick<ObjectStore, 'get'>,
  key: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> => (await readStored(objects, key, schema))?.document;

/** A document that the ledger vouches for, by the checksum of its bytes. */
interface Vouched {
  readonly key: string;
  readonly checksum: Checksum;
}

/** Reads such a document, or says what became of it. */
export const findVouched = async <Schema extends z.ZodType>(
  objects: ObjectStore,
  { key, checksum }: Vouched,
  schema: Schema,
): Promise<z.infer<Schema> | 'missing' | 'changed'> => {
  const bytes = await objects.get(key);
  if (!bytes) return 'missing';
  return sha256(bytes) === checksum ? schema.parse(parseJson(bytes)) : 'changed';
};
