import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { jsonOf } from '#infra/constructs/function-environment.ts';
import { namesOf } from '#infra/names.ts';
import type { PipelineStackProps } from '#infra/stacks/pipeline-stack.ts';

/** Writes what the command line needs to find the room, and whatever else is given, as outputs of a stack. */
export const roomOutputs = (
  stack: Stack,
  { room, data: { buckets, keys, trail }, bundles }: PipelineStackProps,
  others: Readonly<Record<string, string>>,
): void => {
  const names = namesOf(room);
  const json = <Made>(made: ReadonlyMap<string, Made>, nameOf: (each: Made) => string): string =>
    jsonOf([...made].map(([party, each]) => [party, nameOf(each)]));
  const outputs = {
    ...others,
    Collaboration: room.agreement.id,
    Account: room.agreement.operator,
    Region: room.config.region,
    AgreementDigest: room.digest,
    CodeDigest: bundles.digest,
    Proven: String(room.config.proven),
    DropBuckets: json(buckets.drops, ({ bucketName }) => bucketName),
    VaultBucket: buckets.vault.bucketName,
    LedgerBucket: buckets.ledger.bucketName,
    ReleasesBucket: buckets.releases.bucketName,
    LedgerKeyArn: keys.ledger.keyArn,
    Workgroup: names.workgroup,
    Database: names.database,
    TokenKeyArn: keys.token.keyArn,
    TombstoneKeyArn: keys.tombstone.keyArn,
    ...(keys.opener && { OpenerKeyArn: keys.opener.keyArn }),
    TokenEpoch: String(room.config.epoch),
    VaultKeyArn: keys.vault.keyArn,
    RecordsKeyArn: keys.records.keyArn,
    ResultsKeyArn: keys.results.keyArn,
    DropKeyArns: json(keys.drops, ({ keyArn }) => keyArn),
    ResultsBucket: buckets.results.bucketName,
    TrailName: names.trail,
    TrailBucket: trail.bucket.bucketName,
    PartyAccounts: jsonOf(room.agreement.parties.map(({ id, account }) => [id, account])),
  };
  for (const [key, value] of Object.entries(outputs)) new CfnOutput(stack, key, { value });
};
