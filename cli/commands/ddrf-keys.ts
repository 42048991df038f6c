import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { writeNewFile, writeNewSecret } from '#adapters/local/new-file.ts';
import { makeOutFolder } from '#adapters/local/out-folder.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { type CliCommand, required } from '#cli/command.ts';
import { algorithmOf, PrivateJwk, publicHalf } from '#core/ddrf/keys.ts';
import { randomId } from '#core/random-id.ts';

interface Options {
  readonly out: string;
}

/** Where a new key was written to. */
const KeysDocument = z.strictObject({
  kind: z.literal('ddrf-keys'),
  /** What tokens call the key. */
  kid: z.string(),
  alg: z.string(),
  files: z.strictObject({ private: z.string(), public: z.string() }),
});
type KeysDocument = z.infer<typeof KeysDocument>;

/** `airlock ddrf keys`: a new key to sign acknowledgements with. */
export const ddrfKeys: CliCommand<Options, KeysDocument> = {
  examples: ['ddrf keys --out keys'],
  options: [required('--out <dir>', 'folder for private.json, for you alone, and public.json')],
  document: KeysDocument,
  run: async ({ options: { out } }) => {
    const made = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const kid = randomId(systemRandomness);
    const key = PrivateJwk.parse({
      ...made.export({ format: 'jwk' }),
      kid,
      use: 'sig',
      alg: 'ES256',
    });
    const files = { private: join(out, 'private.json'), public: join(out, 'public.json') };
    await makeOutFolder(out);
    await writeNewSecret(files.private, `${JSON.stringify(key)}\n`);
    await writeNewFile(files.public, `${JSON.stringify({ keys: [publicHalf(key)] })}\n`);
    return { kind: 'ddrf-keys', kid, alg: algorithmOf(key), files };
  },
  render: ({ kid, files }) => [
    `Wrote the key ${kid}: "${files.private}" signs your acknowledgements and is for you alone, "${files.public}" is for "airlock ddrf publish --keys".`,
  ],
};
