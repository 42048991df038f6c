import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '#core/access/functions.ts';
import { Attestation } from '#core/deployment/attestation.ts';
import { AirlockError } from '#core/errors.ts';

/** The code of a room. */
export interface Bundles {
  /** The archive of a function. CDK uploads a `.zip` as it is, so Lambda says the SHA-256 that is said here. */
  codeOf(name: FunctionName): Code;
  /** The same, as Lambda will say it of the function that runs it. */
  codeSha256Of(name: FunctionName): string;
  /** One digest over all of them, which the parties approve. */
  readonly digest: string;
}

/** The code of the functions from a folder of bundles. Throws AirlockError('usage') if one is missing. */
export const bundlesIn = (folder: string): Bundles => {
  const attestation = readAttestation(folder);
  return {
    digest: attestation.code,
    codeSha256Of: (name) => attestation.functions[name]?.codeSha256 ?? missing(name, folder),
    codeOf: (name) => {
      const bundle = join(resolve(folder), `${name}.zip`);
      return existsSync(bundle) ? Code.fromAsset(bundle) : missing(name, folder);
    },
  };
};

const readAttestation = (folder: string): Attestation => {
  try {
    const text = readFileSync(join(resolve(folder), 'attestation.json'), 'utf8');
    return Attestation.parse(JSON.parse(text));
  } catch (cause) {
    throw new AirlockError(
      'usage',
      `There are no whole bundles in "${folder}": run "node lambdas/build.ts --out ${folder}" first.`,
      { cause },
    );
  }
};

const missing = (name: FunctionName, folder: string): never => {
  throw new AirlockError(
    'usage',
    `There is no bundle of ${name} in "${folder}": run "node lambdas/build.ts --out ${folder}" first.`,
  );
};
