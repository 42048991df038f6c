import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CallWatch, type CountedCalls } from '#infra/constructs/call-watch.ts';
import { DeadMan } from '#infra/constructs/dead-man.ts';
import { SilencingWatch } from '#infra/constructs/silencing-watch.ts';
import { WatchNotices } from '#infra/constructs/watch-notices.ts';
import type { Room } from '#infra/read-room.ts';

/** Which room is watched, by what its trail writes. */
export interface RoomWatchProps {
  readonly room: Room;
  readonly trail: ILogGroup;
  readonly key: IKey;
  readonly undelivered: IQueue;
}

/** What watches those who could change the room, and tells all who have a stake in it. */
export class RoomWatch extends Construct {
  readonly told: ITopic;
  /** Calls that change what guards the room. */
  readonly counted: readonly CountedCalls[];
  /** Of the watch itself. */
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { room, trail, key, undelivered }: RoomWatchProps) {
    super(scope, id);
    const { topic: told } = new WatchNotices(this, 'Notices', { room, key });
    const of = { room: room.config.room, told };
    this.told = told;
    this.counted = new CallWatch(this, 'Calls', { ...of, undelivered }).counted;
    this.alarms = [
      new DeadMan(this, 'DeadMan', { ...of, trail, key, undelivered }).alarm,
      new SilencingWatch(this, 'Silencing', { ...of, trail }).alarm,
    ];
  }
}
