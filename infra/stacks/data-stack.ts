import { Aws, Stack, type StackProps } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { BucketName } from '#core/access/areas.ts';
import { FUNCTION_NAMES, FUNCTIONS } from '#core/access/functions.ts';
import { giveRights } from '#infra/acknowledge.ts';
import { AuditTrail } from '#infra/constructs/audit-trail.ts';
import { Auditor } from '#infra/constructs/auditor.ts';
import { PipelineRoles } from '#infra/constructs/pipeline-roles.ts';
import { RoomBuckets } from '#infra/constructs/room-buckets.ts';
import { objectKey } from '#infra/constructs/room-key.ts';
import { RoomKeys } from '#infra/constructs/room-keys.ts';
import { namesOf, type RoomNames } from '#infra/names.ts';
import { logsKeyPolicy } from '#infra/policies/logs-key-policy.ts';
import { objectRights } from '#infra/policies/object-rights.ts';
import {
  networkRights,
  queriesOnlyFromInside,
  queryRights,
  runningRights,
  setAsideRights,
} from '#infra/policies/running-rights.ts';
import type { Room } from '#infra/read-room.ts';

/** The ways from an isolated network to what the data stack makes, by id. */
export interface Endpoints {
  readonly s3: string;
  readonly kms: string;
  readonly athena: string;
}

/** What the data stack is made for. */
export interface DataStackProps extends StackProps {
  readonly room: Room;
  /** In an isolated room: where the functions' calls come from. */
  readonly endpoints?: Endpoints | undefined;
}

/** All that must outlive a deployment: keys, buckets, the trail, and the roles that may use them. */
export class DataStack extends Stack {
  readonly roles: PipelineRoles;
  readonly keys: RoomKeys;
  readonly buckets: RoomBuckets;
  readonly logsKey: IKey;
  readonly trail: AuditTrail;

  readonly #room: Room;
  readonly #names: RoomNames;

  constructor(scope: Construct, id: string, { room, endpoints, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.#room = room;
    this.#names = namesOf(room);
    const { operator } = room.agreement;
    const auditor = new Auditor(this, 'Auditor', {
      account: operator,
      name: this.#names.auditor,
    });
    const auditorArn = auditor.role.roleArn;
    this.roles = new PipelineRoles(this, 'Roles', this.#names);
    const { roles } = this;
    this.keys = new RoomKeys(this, 'Keys', { room, roles, auditorArn, endpoint: endpoints?.kms });
    this.logsKey = this.#logsKey(auditorArn);
    this.buckets = new RoomBuckets(this, 'Buckets', {
      room,
      roles,
      keys: this.keys,
      auditorArn,
      endpoint: endpoints?.s3,
    });
    this.trail = new AuditTrail(this, 'Trail', {
      room,
      names: this.#names,
      key: this.logsKey,
      auditorArn,
      watched: this.#watched(),
    });
    this.#giveRights(endpoints);
    auditor.reads([this.buckets.ledger, this.trail.bucket]);
    auditor.seesSettings(this.#settings());
  }

  #logsKey(auditorArn: string): IKey {
    const { config, agreement } = this.#room;
    return objectKey(this, 'LogsKey', {
      description: 'Logs, records and notices of a room',
      policy: logsKeyPolicy({
        account: agreement.operator,
        region: config.region,
        room: config.room,
        trail: this.#names.trail,
        auditorArn,
        tellsCost: config.monthlyBudgetDollars !== undefined,
      }),
    });
  }

  #watched() {
    const { drops, vault, ledger, releases, results } = this.buckets;
    return [...drops.values(), vault, ledger, releases, results];
  }

  #arnsOf(bucket: BucketName): readonly string[] {
    const buckets = bucket === 'drops' ? [...this.buckets.drops.values()] : [this.buckets[bucket]];
    return buckets.map(({ bucketArn }) => bucketArn);
  }

  /** Whatever a function may do stands here, and in the policies of the keys. */
  #giveRights(endpoints: Endpoints | undefined): void {
    const { config, agreement } = this.#room;
    const place = { account: agreement.operator, region: config.region, names: this.#names };
    const { vault, results } = this.buckets;
    for (const name of FUNCTION_NAMES) {
      const { calledBy, rights } = FUNCTIONS[name];
      giveRights(this.roles.of(name), [
        ...objectRights(rights, (bucket) => this.#arnsOf(bucket)),
        ...runningRights(name, place),
        ...(config.isolatedNetwork ? networkRights(name, place) : []),
        ...(calledBy.by === 'schedule' ? setAsideRights(place) : []),
        ...(rights.queries
          ? queryRights(place, { vault: vault.bucketArn, results: results.bucketArn })
          : []),
        ...(rights.queries && endpoints ? [queriesOnlyFromInside(place, endpoints.athena)] : []),
      ]);
    }
  }

  #settings() {
    const { config, agreement } = this.#room;
    const { drops, vault, records, results, token, ledger } = this.keys;
    return {
      buckets: [...this.#watched(), this.trail.bucket].map(({ bucketArn }) => bucketArn),
      keys: [...drops.values(), vault, records, results, token, ledger, this.logsKey].map(
        ({ keyArn }) => keyArn,
      ),
      trail: `arn:${Aws.PARTITION}:cloudtrail:${config.region}:${agreement.operator}:trail/${this.#names.trail}`,
    };
  }
}
