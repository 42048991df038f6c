import { Aws } from 'aws-cdk-lib';
import {
  AccountPrincipal,
  ArnPrincipal,
  CompositePrincipal,
  type IPrincipal,
  PolicyStatement,
  PrincipalWithConditions,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { giveRights, type Right } from '#infra/acknowledge.ts';
import { KEPT } from '#infra/kept.ts';
import type { Room } from '#infra/read-room.ts';

/** Whose auditor, and what the role is called. */
export interface AuditorProps {
  readonly room: Room;
  readonly name: string;
}

/** Who may look into everything that shows what happened, and into no data. */
export class Auditor extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { room, name }: AuditorProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      roleName: name,
      description: 'Reads the ledger, the trail and the settings of a room, and no data',
      assumedBy: trusted(room, name),
    });
    this.role.applyRemovalPolicy(KEPT);
  }

  /** Lets the auditor read what is in these buckets. */
  reads(buckets: readonly IBucket[]): void {
    const arns = buckets.map(({ bucketArn }) => bucketArn);
    giveRights(this.role, [
      {
        statement: new PolicyStatement({
          sid: 'ListRecords',
          actions: ['s3:ListBucket', 's3:ListBucketVersions'],
          resources: arns,
        }),
      },
      {
        statement: new PolicyStatement({
          sid: 'ReadRecords',
          actions: ['s3:GetObject', 's3:GetObjectRetention', 's3:GetObjectVersion'],
          resources: arns.map((arn) => `${arn}/*`),
        }),
        wildcard: 'Every record of the ledger and of the trail, and nothing else.',
      },
    ]);
  }

  /** Lets the auditor see how all of it is set up, or ask the trail. */
  may(rights: readonly Right[]): void {
    giveRights(this.role, rights);
  }
}

/**
 * The named, and only when they showed a second factor. With nobody named the role trusts itself alone,
 * whom nobody is: IAM wants a principal, and the operator's account as a whole is who shall be watched.
 */
const trusted = ({ config, agreement }: Room, name: string): IPrincipal => {
  const withMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  if (config.auditors !== undefined)
    return new PrincipalWithConditions(
      new CompositePrincipal(...config.auditors.map((arn) => new ArnPrincipal(arn))),
      withMfa,
    );
  const itself = `arn:${Aws.PARTITION}:iam::${agreement.operator}:role/${name}`;
  return new PrincipalWithConditions(new AccountPrincipal(agreement.operator), {
    ...withMfa,
    ArnEquals: { 'aws:PrincipalArn': itself },
  });
};
