import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { smallText } from '#cli/small-text.ts';
import { Domain } from '#core/ddrf/claims.ts';
import { MAX_ISSUERS, MAX_KEYS_BYTES } from '#core/ddrf/ddrf-limits.ts';
import { IssuerFile, PrivateJwk, type PublicJwk } from '#core/ddrf/keys.ts';
import { AirlockError } from '#core/errors.ts';

/** What a key says is in no message: not even what is wrong with it. */
const readJson = async <Schema extends z.ZodType>(
  path: string,
  { schema, says }: { readonly schema: Schema; readonly says: string },
): Promise<z.output<Schema>> => {
  const text = await smallText(path, { what: 'keys', maxBytes: MAX_KEYS_BYTES });
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new AirlockError('input', `"${path}" ${says}`);
  }
};

/** The private key of a party. */
export const readPrivateKey = (path: string): Promise<PrivateJwk> =>
  readJson(path, {
    schema: PrivateJwk,
    says: 'is no private key: it has to be one JSON Web Key, RSA or EC on P-256.',
  });

/** The public keys of a file: a JWK set, or a `dsrdelete.json`. */
export const readPublicKeys = (path: string): Promise<readonly PublicJwk[]> =>
  readJson(path, {
    schema: IssuerFile,
    says: 'holds no public keys: it has to be a JWK set ("keys") or a dsrdelete.json ("publicKey"), and no private key may be in it.',
  });

const ENDING = '.json';

/** The domain that a file of keys is named after. */
const domainOf = (folder: string, name: string): string => {
  const domain = Domain.safeParse(name.slice(0, -ENDING.length));
  if (domain.success) return domain.data;
  throw new AirlockError(
    'input',
    `"${join(folder, name)}" is not named after a domain: name it like publisher.example.json.`,
  );
};

/**
 * The keys of everybody whose requests are taken, by their domains: a folder with a file of each. Nothing is fetched: who
 * serves a domain today could else become everybody who asked from it.
 */
export const readIssuers = async (
  folder: string,
): Promise<ReadonlyMap<string, readonly PublicJwk[]>> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new AirlockError('usage', `"${folder}" cannot be read: check --issuers.`, { cause });
  });
  const files = names.filter((name) => name.endsWith(ENDING)).sort();
  if (files.length === 0 || files.length > MAX_ISSUERS)
    throw new AirlockError(
      'usage',
      `"${folder}" has to hold 1 to ${MAX_ISSUERS} files of keys, such as publisher.example.json.`,
    );
  const issuers = new Map<string, readonly PublicJwk[]>();
  for (const name of files)
    issuers.set(domainOf(folder, name), await readPublicKeys(join(folder, name)));
  return issuers;
};
