import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ICodeSigningConfig } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { BucketName } from '#core/access/areas.ts';
import { dailyOf, FUNCTION_NAMES, FUNCTIONS } from '#core/access/functions.ts';
import { giveRights } from '#infra/acknowledge.ts';
import { AuditQueries } from '#infra/constructs/audit-queries.ts';
import { AuditTrail } from '#infra/constructs/audit-trail.ts';
import { Auditor } from '#infra/constructs/auditor.ts';
import { codeSigning } from '#infra/constructs/code-signing.ts';
import { PipelineRoles } from '#infra/constructs/pipeline-roles.ts';
import { RoomBuckets } from '#infra/constructs/room-buckets.ts';
import { objectKey } from '#infra/constructs/room-key.ts';
import { RoomKeys } from '#infra/constructs/room-keys.ts';
import { RoomLogs } from '#infra/constructs/room-logs.ts';
import { TrailTable } from '#infra/constructs/trail-table.ts';
import { namesOf, type RoomNames } from '#infra/names.ts';
import { auditRights } from '#infra/policies/audit-rights.ts';
import { logsKeyPolicy } from '#infra/policies/logs-key-policy.ts';
import { objectRights } from '#infra/policies/object-rights.ts';
import { onlyOwnFunctionOpens, roleGuards } from '#infra/policies/role-guards.ts';
import {
  callRights,
  invokeRights,
  networkRights,
  type Place,
  queriesOnlyFromInside,
  queryRights,
  runningRights,
  setAsideRights,
} from '#infra/policies/running-rights.ts';
import { settingsRights } from '#infra/policies/settings-rights.ts';
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
  /** In an isolated room: the network whose flows are recorded. */
  readonly network?: IVpc | undefined;
}

/** All that must outlive a deployment: keys, buckets, logs, the trail, and the roles that may use them. */
export class DataStack extends Stack {
  readonly roles: PipelineRoles;
  readonly keys: RoomKeys;
  readonly buckets: RoomBuckets;
  readonly logsKey: IKey;
  readonly trail: AuditTrail;
  /** Where functions run signed code only. */
  readonly codeSigning: ICodeSigningConfig | undefined;

  readonly #audits: AuditQueries;
  readonly #room: Room;
  readonly #names: RoomNames;

  constructor(scope: Construct, id: string, given: DataStackProps) {
    const { room, endpoints, network, ...props } = given;
    super(scope, id, { ...props, terminationProtection: room.config.proven });
    this.#room = room;
    this.#names = namesOf(room);
    const auditor = new Auditor(this, 'Auditor', { room, name: this.#names.auditor });
    const auditorArn = auditor.role.roleArn;
    this.roles = new PipelineRoles(this, 'Roles', this.#names);
    const { roles } = this;
    this.codeSigning = room.config.codeSigning === undefined ? undefined : codeSigning(this);
    this.keys = new RoomKeys(this, 'Keys', { room, roles, auditorArn, endpoint: endpoints?.kms });
    this.logsKey = this.#logsKey(auditorArn);
    const logs = new RoomLogs(this, 'Logs', {
      room,
      names: this.#names,
      key: this.logsKey,
      network,
    });
    this.buckets = new RoomBuckets(this, 'Buckets', {
      room,
      roles,
      keys: this.keys,
      auditorArn,
      endpoint: endpoints?.s3,
    });
    this.#audits = this.#auditQueries(auditorArn);
    this.trail = new AuditTrail(this, 'Trail', {
      room,
      names: this.#names,
      key: this.logsKey,
      auditorArn,
      watched: [...this.#watched(), this.#audits.results],
    });
    this.#trailTable();
    this.#giveRights(endpoints);
    auditor.reads([this.buckets.ledger, this.trail.bucket]);
    auditor.may([...settingsRights(this.#settings()), ...callRights(this.#place())]);
    auditor.may(auditRights(this.#place()));
    this.trail.begins({
      after: [auditor, this.roles, this.keys, logs, this.buckets, this.#audits],
    });
  }

  #auditQueries(auditorArn: string): AuditQueries {
    return new AuditQueries(this, 'Audits', {
      name: this.#names.auditWorkgroup,
      account: this.#room.agreement.operator,
      key: this.logsKey,
      auditors: { roles: [auditorArn] },
      principal: new ArnPrincipal(auditorArn),
    });
  }

  #trailTable(): TrailTable {
    return new TrailTable(this, 'TrailTable', {
      room: this.#room,
      account: this.#room.agreement.operator,
      database: this.#names.trailDatabase,
      records: this.trail.bucket,
    });
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

  #place(): Place {
    const { config, agreement } = this.#room;
    return { account: agreement.operator, region: config.region, names: this.#names };
  }

  /** Whatever a function may do stands here, and in the policies of the keys. */
  #giveRights(endpoints: Endpoints | undefined): void {
    const { config } = this.#room;
    const place = this.#place();
    const { vault, results } = this.buckets;
    const { opener } = this.keys;
    for (const name of FUNCTION_NAMES) {
      const { rights } = FUNCTIONS[name];
      giveRights(this.roles.of(name), [
        ...objectRights(rights, (bucket) => this.#arnsOf(bucket)),
        ...runningRights(name, place),
        ...(config.isolatedNetwork ? networkRights(name, place) : []),
        ...(dailyOf(name) ? setAsideRights(place) : []),
        ...(rights.calls ? invokeRights(rights.calls, place) : []),
        ...(rights.queries
          ? queryRights(place, { vault: vault.bucketArn, results: results.bucketArn })
          : []),
        ...(rights.queries && endpoints ? [queriesOnlyFromInside(place, endpoints.athena)] : []),
        ...roleGuards(name, place, this.#ownThings()),
        ...(opener && rights.dropKey?.includes('kms:Decrypt')
          ? [onlyOwnFunctionOpens(name, place, opener.keyArn)]
          : []),
      ]);
    }
  }

  /** All that a role may reach: the room's own buckets and keys, but those of the logs. */
  #ownThings() {
    const { drops, vault, records, results, token, tombstone, ledger, opener } = this.keys;
    const others = [vault, records, results, token, tombstone, ledger];
    const keys = [...drops.values(), ...others, ...(opener ? [opener] : [])];
    return {
      buckets: this.#watched().map(({ bucketArn }) => bucketArn),
      keys: keys.map(({ keyArn }) => keyArn),
    };
  }

  #settings() {
    const { config, agreement } = this.#room;
    const own = this.#ownThings();
    return {
      account: agreement.operator,
      region: config.region,
      room: config.room,
      names: this.#names,
      buckets: [
        ...own.buckets,
        ...[this.trail.bucket, this.#audits.results].map(({ bucketArn }) => bucketArn),
      ],
      keys: [...own.keys, this.logsKey.keyArn],
    };
  }
}
