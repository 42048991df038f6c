import { Option } from 'commander';
import { z } from 'zod';
import { writeNewFile } from '#adapters/local/new-file.ts';
import { type CliCommand, required } from '#cli/command.ts';
import { readPublicKeys } from '#cli/ddrf/read-keys.ts';
import { readAgreement } from '#cli/read-file.ts';
import { DsrDelete, dsrDelete } from '#core/ddrf/dsr-delete.ts';
import { AirlockError } from '#core/errors.ts';

interface Options {
  readonly agreement: string;
  readonly endpoint: string;
  readonly keys: string;
  readonly out?: string;
}

/** A `dsrdelete.json`, and where it was written to. */
const PublishDocument = z.strictObject({
  kind: z.literal('dsrdelete'),
  dsrdelete: DsrDelete,
  file: z.string().optional(),
});
type PublishDocument = z.infer<typeof PublishDocument>;

/** `airlock ddrf publish`: the file by which others know where and how a party takes deletion requests. */
export const ddrfPublish: CliCommand<Options, PublishDocument> = {
  examples: [
    'ddrf publish --agreement agreement.yaml --endpoint https://brand.example/ddrf --keys public.json --out dsrdelete.json',
  ],
  options: [
    required('--agreement <file>', 'the agreement.yaml of the collaboration: its kinds are taken'),
    required('--endpoint <url>', 'where requests are sent to (https)'),
    required('--keys <file>', 'your public keys: a JWK set'),
    new Option('--out <file>', 'write it to a new file'),
  ],
  document: PublishDocument,
  run: async ({ options }) => {
    const { agreement } = await readAgreement(options.agreement);
    const { endpoint, out } = options;
    const made = DsrDelete.safeParse(
      dsrDelete(agreement, { endpoint, keys: await readPublicKeys(options.keys) }),
    );
    if (!made.success)
      throw new AirlockError(
        'usage',
        'A dsrdelete.json needs an endpoint that begins with https:// and at least one public key, RSA or EC on P-256.',
        { cause: made.error },
      );
    if (out !== undefined) await writeNewFile(out, `${JSON.stringify(made.data, null, 2)}\n`);
    return { kind: 'dsrdelete', dsrdelete: made.data, ...(out !== undefined && { file: out }) };
  },
  render: ({ dsrdelete, file }) =>
    file === undefined
      ? JSON.stringify(dsrdelete, null, 2).split('\n')
      : [`Wrote "${file}": put it into the root of your domain, as dsrdelete.json.`],
};
