import { writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import { z } from 'zod';
import { openRecords } from '#adapters/local/records/open-records.ts';
import type { CliCommand } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { vectorLines, verdictLines } from '#cli/render/vectors.ts';
import { AirlockError } from '#core/errors.ts';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { checkVectors, IDENTIFIER_VECTORS } from '#core/identifiers/vectors.ts';
import { judgeVectors, vectorFile } from '#core/recipes/vector-file.ts';

/** Public examples, each with what these rules make of it. */
const VectorsDocument = z.strictObject({
  kind: z.literal('vectors'),
  results: z.array(
    z.strictObject({
      vector: z.strictObject({
        profile: z.enum(PROFILE_NAMES),
        kind: z.string(),
        input: z.string(),
        /** Null where the profile must refuse the input. */
        normalised: z.string().nullable(),
        sha256: z.string().nullable(),
        source: z.string(),
        defaultCountry: z.string().optional(),
        note: z.string().optional(),
      }),
      normalised: z.string().nullable(),
      digest: z.string().nullable(),
      /** The same normal form and digest, or refused. */
      passed: z.boolean(),
    }),
  ),
});

/** The inputs were written to a file, for a pipeline of others. */
const ExportDocument = z.strictObject({
  kind: z.literal('vectors-export'),
  file: z.string(),
  vectors: z.int(),
});

/** What a pipeline of others made of the inputs. */
const CheckDocument = z.strictObject({
  kind: z.literal('vectors-check'),
  verdicts: z.array(
    z.strictObject({
      profile: z.string(),
      kind: z.string(),
      input: z.string(),
      outcome: z.enum([
        'right',
        'missing',
        'made-of-nothing',
        'left-out',
        'another-recipe',
        'unknown',
      ]),
      says: z.string().optional(),
    }),
  ),
});

const Document = z.discriminatedUnion('kind', [VectorsDocument, ExportDocument, CheckDocument]);
/** What `vectors` answers. */
export type VectorsDocument = z.infer<typeof Document>;

interface Options {
  readonly profile?: string;
  readonly export?: string;
  readonly check?: string;
}

/** `airlock vectors`: the public normalisation vectors, put to these rules or to a pipeline of others. */
export const vectors: CliCommand<Options, VectorsDocument> = {
  examples: [
    'vectors',
    'vectors --profile uid2 --export inputs.csv',
    'vectors --profile uid2 --check digests.csv',
  ],
  options: [
    new Option('--profile <name>', 'only those of one profile').choices(PROFILE_NAMES),
    new Option(
      '--export <file>',
      'write the inputs to a CSV file, to be hashed by your own pipeline',
    ),
    new Option(
      '--check <file>',
      'say what is wrong with the digests in the column "sha256" of that file',
    ),
  ],
  document: Document,
  run: async ({ options }) => {
    const { profile } = options;
    const of = ({ profile: each }: { readonly profile: string }): boolean =>
      profile === undefined || each === profile;
    if (options.export !== undefined && options.check !== undefined)
      throw new AirlockError('usage', 'Give --export or --check, not both.');
    const chosen = IDENTIFIER_VECTORS.filter(of);
    if (options.export !== undefined) {
      await writeFile(options.export, vectorFile(chosen), { flag: 'wx' });
      return { kind: 'vectors-export', file: options.export, vectors: chosen.length };
    }
    if (options.check !== undefined)
      return {
        kind: 'vectors-check',
        verdicts: [...judgeVectors(chosen, await readDigests(options.check))],
      };
    return { kind: 'vectors', results: checkVectors().filter(({ vector }) => of(vector)) };
  },
  render: (document) =>
    document.kind === 'vectors-check' ? verdictLines(document) : vectorLines(document),
  exitCode: (document) => {
    switch (document.kind) {
      case 'vectors':
        return document.results.every(({ passed }) => passed) ? EXIT.done : EXIT.fault;
      case 'vectors-check':
        return document.verdicts.every(({ outcome }) => outcome === 'right')
          ? EXIT.done
          : EXIT.badInput;
      case 'vectors-export':
        return EXIT.done;
    }
  },
};

/** Digests of a pipeline by the id of their vector; an empty one is a refusal. */
const readDigests = async (path: string): Promise<ReadonlyMap<string, string>> => {
  const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
  const columns = await source.columns(['id', 'sha256']);
  for (const name of ['id', 'sha256'])
    if (!columns.includes(name))
      throw new AirlockError(
        'input',
        `"${path}" has no column "${name}": keep the columns that --export wrote, and fill in "sha256".`,
      );
  const digests = new Map<string, string>();
  for await (const batch of source.records(['id', 'sha256']))
    for (const { fields: [id, digest] = [] } of batch)
      if (typeof id === 'string' && id !== '') digests.set(id, digest ?? '');
  return digests;
};
