import { Stack, type StackProps } from 'aws-cdk-lib';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { AuditQueries } from '#infra/constructs/audit-queries.ts';
import { recordsKept, trailArn } from '#infra/constructs/audit-trail.ts';
import { EncryptedBucket } from '#infra/constructs/encrypted-bucket.ts';
import { objectKey } from '#infra/constructs/room-key.ts';
import { TrailTable } from '#infra/constructs/trail-table.ts';
import { type LogArchive, namesOf } from '#infra/names.ts';
import { archiveKeyPolicy } from '#infra/policies/archive-key-policy.ts';
import { allow } from '#infra/policies/statement.ts';
import { trailBucketPolicy } from '#infra/policies/trail-bucket.ts';
import type { Room } from '#infra/read-room.ts';

/** Whose records are kept, and where. */
export interface ArchiveStackProps extends StackProps {
  readonly room: Room;
  readonly archive: LogArchive;
}

/**
 * What stands in the account of the log archive: the records of the room's second trail, which its
 * parties read and its operator neither reads nor removes.
 */
export class ArchiveStack extends Stack {
  constructor(scope: Construct, id: string, { room, archive, ...props }: ArchiveStackProps) {
    super(scope, id, { ...props, terminationProtection: room.config.proven });
    const { config, agreement } = room;
    const parties = agreement.parties.map(({ account }) => account);
    const accounts = [archive.account, ...parties];
    const ofTrail = {
      operator: agreement.operator,
      trailArn: trailArn(room, namesOf(room).archive),
    };
    const key = objectKey(this, 'Key', {
      description: `Records of the room ${config.room}, out of its operator's hands`,
      policy: archiveKeyPolicy({
        ...archive,
        ...ofTrail,
        region: config.region,
        readers: accounts,
      }),
    });
    new Alias(this, 'Alias', { aliasName: archive.keyAlias, targetKey: key });
    const records = new EncryptedBucket(this, 'Records', {
      key,
      name: archive.bucketName,
      ...recordsKept(config),
    });
    const { bucketArn } = records.bucket;
    const readers = parties.map((account) => new AccountPrincipal(account));
    records.guard(
      ...trailBucketPolicy({ ...ofTrail, bucketArn, accounts, readers: { accounts } }),
      allow(readers, {
        sid: 'PartiesRead',
        actions: ['s3:GetObject'],
        resources: [`${bucketArn}/AWSLogs/${agreement.operator}/*`],
      }),
      allow(readers, { sid: 'PartiesList', actions: ['s3:ListBucket'], resources: [bucketArn] }),
    );
    const { auditWorkgroup, trailDatabase } = namesOf(room);
    new AuditQueries(this, 'Audits', {
      ...{ name: auditWorkgroup, account: archive.account, key },
      auditors: { roles: [], accounts: [archive.account] },
      principal: new AccountPrincipal(archive.account),
    });
    new TrailTable(this, 'TrailTable', {
      ...{ room, account: archive.account, database: trailDatabase },
      records: records.bucket,
    });
  }
}
