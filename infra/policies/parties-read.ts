import { AccountPrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AREAS } from '#core/access/areas.ts';
import { allow } from '#infra/policies/statement.ts';

/** What parties may read of the ledger. Without listing, S3 says of an entry that is not there yet that it is forbidden. */
export const partiesRead = (
  bucketArn: string,
  accounts: readonly string[],
): readonly PolicyStatement[] => {
  const parties = accounts.map((account) => new AccountPrincipal(account));
  return [
    allow(parties, {
      sid: 'PartiesRead',
      actions: ['s3:GetObject'],
      resources: [`${bucketArn}/*`],
    }),
    allow(parties, { sid: 'PartiesList', actions: ['s3:ListBucket'], resources: [bucketArn] }),
    // A head note that was put back, and entries hidden behind delete markers, are found by what was there.
    allow(parties, {
      sid: 'PartiesReadHeads',
      actions: ['s3:GetObjectVersion'],
      resources: [`${bucketArn}/${AREAS.head.keys}`],
    }),
    allow(parties, {
      sid: 'PartiesListHeads',
      actions: ['s3:ListBucketVersions'],
      resources: [bucketArn],
      conditions: { StringEquals: { 's3:prefix': AREAS.head.keys } },
    }),
  ];
};
