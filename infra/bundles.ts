import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
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

/** The signed code of the functions at `bucket/prefix`: Lambda takes it from S3 alone, one zip for each. */
export const signedIn = (scope: Construct, place: string): CodeOf => {
  const [bucketName = '', ...prefix] = place.split('/');
  const bucket = Bucket.fromBucketName(scope, 'SignedBundles', bucketName);
  return (name) => Code.fromBucket(bucket, `${prefix.join('/')}${name}.zip`);
};
