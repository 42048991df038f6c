import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { giveRights } from '#infra/acknowledge.ts';
import type { RoomNames } from '#infra/names.ts';
import type { Room } from '#infra/read-room.ts';

/** Whose records, and the key that they lie under. */
export interface TrailLogProps {
  readonly room: Room;
  readonly names: RoomNames;
  readonly key: IKey;
}

/** The records of the trail once more, where alarms can count them: silence is seen there within hours. */
export class TrailLog extends Construct {
  readonly group: LogGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, { room, names, key }: TrailLogProps) {
    super(scope, id);
    const { config, agreement } = room;
    this.group = new LogGroup(this, 'Group', {
      logGroupName: names.trailLog,
      retention: config.logDays,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.role = new Role(this, 'Role', {
      description: 'As which CloudTrail writes its records into the log of the trail',
      // Without a condition: the guide gives this role none, and one that CloudTrail does not meet closes it.
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com'),
    });
    this.role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const streams = `arn:${Aws.PARTITION}:logs:${config.region}:${agreement.operator}:log-group:${names.trailLog}:log-stream:${agreement.operator}_CloudTrail_${config.region}*`;
    giveRights(this.role, [
      {
        statement: new PolicyStatement({
          sid: 'WriteRecords',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [streams],
        }),
        wildcard:
          'CloudTrail numbers the streams of its records (CloudTrail guide, "Role policy").',
      },
    ]);
  }
}
