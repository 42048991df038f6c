import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { FunctionName } from '#core/access/functions.ts';
import { Attestation } from '#core/deployment/attestation.ts';
import { AirlockError } from '#core/errors.ts';
import { bundledMachines } from '#infra/bundled-machines.ts';
import type { RoomConfig } from '#infra/config.ts';

/** The code of a room. */
export interface Bundles {
  /** The archive of a function. CDK uploads a `.zip` as it is, so Lambda says the SHA-256 that is said here. */
  codeOf(name: FunctionName): Code;
  /** The same, as Lambda will say it of the function that runs it. */
  codeSha256Of(name: FunctionName): string;
  /** One digest over all of them, which the parties approve. */
  readonly digest: string;
}

/** The folder of bundles that a room is deployed with, and the processor that they have to be for. */
type Bundled = Pick<RoomConfig, 'bundles' | 'architecture'>;

/**
 * The code of the functions from a folder of bundles. Throws AirlockError('usage') if one is missing, or was built for
 * another processor: Lambda would take it, and every call would fail.
 */
export const bundlesIn = ({ bundles: folder, architecture }: Bundled): Bundles => {
  const attestation = readAttestation(folder);
  const refused = (name: FunctionName, why: string): AirlockError =>
    unfit(`The bundle of ${name} in "${folder}" ${why}`);
  return {
    digest: attestation.code,
    codeSha256Of: (name) => {
      const archive = attestation.functions[name];
      if (archive) return archive.codeSha256;
      throw refused(name, 'is not there');
    },
    codeOf: (name) => {
      const bundle = join(resolve(folder), name);
      if (!existsSync(`${bundle}.zip`)) throw refused(name, 'is not there');
      const other = [...bundledMachines(bundle)].find((machine) => machine !== architecture);
      if (other === undefined) return Code.fromAsset(`${bundle}.zip`);
      throw refused(name, `is built for another processor than ${architecture}`);
    },
  };
};

const readAttestation = (folder: string): Attestation => {
  try {
    const text = readFileSync(join(resolve(folder), 'attestation.json'), 'utf8');
    return Attestation.parse(JSON.parse(text));
  } catch (cause) {
    throw unfit(`There are no whole bundles in "${folder}"`, cause);
  }
};

const unfit = (says: string, cause?: unknown): AirlockError =>
  new AirlockError('usage', `${says}: run "npm run build --" with the same options first.`, {
    cause,
  });

/** The same bundles, signed at `bucket/prefix`: Lambda takes signed code from S3 alone, one zip for each function. */
export const signedIn = (scope: Construct, place: string, bundles: Bundles): Bundles => {
  const [bucketName = '', ...prefix] = place.split('/');
  const bucket = Bucket.fromBucketName(scope, 'SignedBundles', bucketName);
  return {
    ...bundles,
    codeOf: (name) => Code.fromBucket(bucket, `${prefix.join('/')}${name}.zip`),
  };
};
