import { AccountPrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AREAS } from '#core/access/areas.ts';
import type { DeployableAgreement } from '#core/agreement/deployable.ts';
import { LISTS } from '#infra/policies/list-guards.ts';
import { allow } from '#infra/policies/statement.ts';

/** The id of a statement holds letters and digits only, which that of a party may not. */
const SIDS = { advertiser: 'Advertiser', publisher: 'Publisher' } as const;

/**
 * What a party may read of the releases: all answers, and of reports its own, since names of the other's would tell how its
 * drops fare. Lists are for the publisher, whose labels they hold.
 */
export const partyReads = (
  bucketArn: string,
  { id, role, account }: DeployableAgreement['parties'][number],
): readonly PolicyStatement[] => {
  const own = ['releases/*', `reports/${id}/*`, ...(role === 'publisher' ? [LISTS] : [])];
  const party = [new AccountPrincipal(account)];
  return [
    allow(party, {
      sid: `${SIDS[role]}Reads`,
      actions: ['s3:GetObject'],
      resources: own.map((keys) => `${bucketArn}/${keys}`),
    }),
    allow(party, {
      sid: `${SIDS[role]}Lists`,
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': own } },
    }),
  ];
};

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
