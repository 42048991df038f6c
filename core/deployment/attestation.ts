import { z } from 'zod';
import { canonicalJson } from '#core/canonical-json.ts';
import { CODE_SHA256, codeOf, type Stacks, templatesDigest } from '#core/deployment/template.ts';
import { AirlockError } from '#core/errors.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a function's archive is: its SHA-256 as people write it, and as Lambda says it. */
const AttestedFunction = z
  .strictObject({
    sha256: Sha256,
    codeSha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
    bytes: z.int().positive(),
  })
  .refine(({ sha256: of, codeSha256 }) => Buffer.from(codeSha256, 'base64').toString('hex') === of);

const AttestedFunctions = z.record(z.string(), AttestedFunction);

/** The code of a room by one digest: SHA-256 over the names of its functions and the SHA-256 of each archive. */
export const codeDigest = (functions: z.infer<typeof AttestedFunctions>): Checksum =>
  sha256(
    canonicalJson(
      Object.fromEntries(Object.entries(functions).map(([name, { sha256: of }]) => [name, of])),
    ),
  );

/**
 * What the functions of a room are made of, for one processor. Whoever builds the same source gets the same
 * attestation, byte for byte. One whose digest is not that of its functions is none: it would pass off other code as
 * the one that parties approved.
 */
export const Attestation = z
  .strictObject({
    kind: z.literal('attestation'),
    /** Version of the source. */
    version: z.string().regex(/^\d+\.\d+\.\d+/),
    runtime: z.literal('nodejs24.x'),
    architecture: z.enum(['arm64', 'x64']),
    /** One digest for all of it: the code that parties approve. */
    code: Sha256.transform((text) => text as Checksum),
    functions: AttestedFunctions,
    /** One digest for the templates that were made with it; left out where it is of the code alone. */
    templates: Sha256.optional(),
  })
  .refine(({ code, functions }) => codeDigest(functions) === code);
export type Attestation = z.infer<typeof Attestation>;

/** Does a function run the archive of its own name? */
const runs = (
  { Properties, Metadata }: Stacks[string]['Resources'][string],
  functions: Attestation['functions'],
): boolean =>
  Object.entries(functions).some(
    ([name, { codeSha256 }]) =>
      String(Properties.FunctionName).endsWith(`-${name}`) && Metadata[CODE_SHA256] === codeSha256,
  );

/**
 * Throws AirlockError('usage') where templates are not those that were attested, or deploy other code: whoever made
 * them did not build this source.
 */
export const checkAttested = (stacks: Stacks, attestation: Attestation): void => {
  const { code, functions, templates } = attestation;
  const deployed = Object.values(stacks)
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const isMade = templates === undefined || templatesDigest(stacks) === templates;
  if (isMade && codeOf(stacks) === code && deployed.every((each) => runs(each, functions))) return;
  throw new AirlockError(
    'usage',
    'These are not the templates of the attestation, or they deploy other code: make them from the source of that release, or ask whoever made them.',
  );
};
