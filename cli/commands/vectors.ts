import { z } from 'zod';
import type { CliCommand } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { tableLines } from '#cli/render/table.ts';
import { PROFILE_NAMES } from '#core/identifiers/profiles.ts';
import { checkVectors } from '#core/identifiers/vectors.ts';

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
type VectorsDocument = z.infer<typeof VectorsDocument>;

const failedOf = ({ results }: VectorsDocument): number =>
  results.filter(({ passed }) => !passed).length;

/** `airlock vectors`: the public normalisation vectors, each with its result. */
export const vectors: CliCommand<object, VectorsDocument> = {
  name: 'vectors',
  summary: 'check the normalisation profiles against public vectors',
  options: [],
  document: VectorsDocument,
  run: async () => ({ kind: 'vectors', results: [...checkVectors()] }),
  render: (document) => {
    const { results } = document;
    const rows = results.map(({ vector, normalised, passed }) => [
      passed ? 'ok' : 'FAILED',
      vector.profile,
      vector.kind,
      JSON.stringify(vector.input),
      vector.defaultCountry ?? '',
      normalised === null ? 'refused' : JSON.stringify(normalised),
    ]);
    return [
      ...tableLines(['', 'profile', 'kind', 'input', 'country', 'normal form'], rows),
      '',
      `${results.length - failedOf(document)} of ${results.length} vectors hold.`,
    ];
  },
  exitCode: (document) => (failedOf(document) === 0 ? EXIT.done : EXIT.fault),
};
