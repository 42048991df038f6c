import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { FunctionName } from '#core/access/functions.ts';
import { AirlockError } from '#core/errors.ts';
import { bundledMachines } from '#infra/bundled-machines.ts';
import type { RoomConfig } from '#infra/config.ts';

/** Answers the code of a function. */
export type CodeOf = (name: FunctionName) => Code;

/** The folder of bundles that a room is deployed with, and the processor that they have to be for. */
type Bundled = Pick<RoomConfig, 'bundles' | 'architecture'>;

/**
 * The code of the functions from a folder of bundles. Throws AirlockError('usage') if one is missing, or was built for
 * another processor: Lambda would take it, and every call would fail.
 */
export const bundlesIn = ({ bundles, architecture }: Bundled): CodeOf => {
  return (name) => {
    const bundle = join(resolve(bundles), name);
    if (!existsSync(join(bundle, 'index.mjs'))) throw refused(name, bundles, 'is not there');
    const other = [...bundledMachines(bundle)].find((machine) => machine !== architecture);
    if (other === undefined) return Code.fromAsset(bundle);
    throw refused(name, bundles, `is built for another processor than ${architecture}`);
  };
};

const refused = (name: FunctionName, folder: string, why: string): AirlockError =>
  new AirlockError(
    'usage',
    `The bundle of ${name} in "${folder}" ${why}: run "npm run build --" with the same options first.`,
  );

/** The signed code of the functions at `bucket/prefix`: Lambda takes it from S3 alone, one zip for each. */
export const signedIn = (scope: Construct, place: string): CodeOf => {
  const [bucketName = '', ...prefix] = place.split('/');
  const bucket = Bucket.fromBucketName(scope, 'SignedBundles', bucketName);
  return (name) => Code.fromBucket(bucket, `${prefix.join('/')}${name}.zip`);
};
