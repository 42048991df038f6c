import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '#core/access/functions.ts';
import { AirlockError } from '#core/errors.ts';

/** Answers the code of a function. */
export type CodeOf = (name: FunctionName) => Code;

/** The code of the functions from a folder of bundles. Throws AirlockError('usage') if one is missing. */
export const bundlesIn = (folder: string): CodeOf => {
  return (name) => {
    const bundle = join(resolve(folder), name);
    if (existsSync(join(bundle, 'index.mjs'))) return Code.fromAsset(bundle);
    throw new AirlockError(
      'usage',
      `There is no bundle of ${name} in "${folder}": run "node lambdas/build.ts --out ${folder}" first.`,
    );
  };
};
