import {
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { BucketProperties } from '#proof/emulator/bucket-properties.ts';
import type { EmulatorApi } from '#proof/emulator/emulator-api.ts';
import { type DeployedStack, resolveReferences } from '#proof/emulator/template.ts';

/** Whom the missing resources are asked of. */
export interface Filling {
  readonly api: EmulatorApi;
  readonly s3: S3Client;
}

/** What a resource of the template says, all its references replaced. */
type Properties = Readonly<Record<string, unknown>>;

type Fill = (to: Filling, properties: Properties) => Promise<unknown>;

/** Kinds of resources that the emulator's CloudFormation does not know and its own API does. */
const FILLED: Readonly<Record<string, Fill>> = {
  'AWS::CloudTrail::Trail': async ({ api }, { TrailName, KMSKeyId, ...rest }) => {
    await api.json('cloudtrail', 'CreateTrail', { ...rest, Name: TrailName, KmsKeyId: KMSKeyId });
    await api.json('cloudtrail', 'StartLogging', { Name: TrailName });
  },
};

/** Is a resource of this kind made by `fillGaps`, and not by the emulator's CloudFormation? */
export const isFilledIn = (type: string): boolean => Object.hasOwn(FILLED, type);

/** Settings of a bucket that the emulator's CloudFormation passes over. */
const fillBucket = async (s3: S3Client, Bucket: string, properties: Properties): Promise<void> => {
  const said = BucketProperties.parse(properties);
  const { ObjectLockConfiguration } = said;
  const encryption = said.BucketEncryption?.ServerSideEncryptionConfiguration;
  const lifecycle = said.LifecycleConfiguration?.Rules;
  if (encryption)
    await s3.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: { Rules: encryption },
      }),
    );
  if (lifecycle)
    await s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: { Rules: lifecycle },
      }),
    );
  if (ObjectLockConfiguration)
    await s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
};

/** Makes what the emulator's CloudFormation lacks, from the templates; answers how many of each kind. */
export const fillGaps = async (
  to: Filling,
  stacks: readonly DeployedStack[],
): Promise<Readonly<Record<string, number>>> => {
  const filled: Record<string, number> = {};
  for (const stack of stacks)
    for (const [id, { Type, Properties = {} }] of Object.entries(stack.template.Resources)) {
      const fill = FILLED[Type];
      if (!fill && Type !== 'AWS::S3::Bucket') continue;
      const properties = resolveReferences(stack, Properties) as Properties;
      if (fill) await fill(to, properties);
      else await fillBucket(to.s3, stack.physical.get(id) ?? '', properties);
      filled[Type] = (filled[Type] ?? 0) + 1;
    }
  return filled;
};
