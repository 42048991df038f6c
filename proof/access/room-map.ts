import { z } from 'zod';
import { auditWorkgroupOf } from '#core/access/workgroup.ts';
import type { Place, Resolver } from '#core/deployment/resolve-template.ts';
import type { PlacedResource, Stacks } from '#core/deployment/template.ts';
import { type DeployedPolicies, deployedPolicies } from '#proof/access/deployed-policies.ts';
import { type PropertyReader, propertyReader } from '#proof/access/property-reader.ts';
import { resolverOf } from '#proof/access/resolve-template.ts';

/** A bucket, and the key that encrypts what lies in it. */
export interface RoomBucket {
  readonly arn: string;
  readonly keyArn: string;
  /** KMS is asked once for many objects, and told of the bucket instead of the object. */
  readonly bucketKey: boolean;
}

/** What a room is made of, by the names that the table uses. */
export interface RoomMap {
  /** The room's name, with which everything in it begins. */
  readonly name: string;
  readonly place: Place;
  readonly policies: DeployedPolicies;
  /** `drops/<party>`, `vault`, `ledger`, `releases`, `results`, `logs`. */
  readonly buckets: Readonly<Record<string, RoomBucket>>;
  /** ARNs of keys: `token`, `tombstone`, `seal`, `records` (ledger and releases), of each other bucket's key, and `opener` where drops are sealed. */
  readonly keys: Readonly<Record<string, string>>;
  /** ARNs of functions. */
  readonly functions: Readonly<Record<string, string>>;
  /** ARNs of all roles, by name without the room's. */
  readonly roles: Readonly<Record<string, string>>;
  /** ARNs of the streams that functions log to. */
  readonly logStreams: Readonly<Record<string, string>>;
  readonly stateMachine: string;
  readonly workgroup: string;
  readonly auditWorkgroup: string;
  readonly trail: string;
  readonly topic: string;
  readonly database: string;
}

const Encryption = z.object({
  ServerSideEncryptionConfiguration: z.tuple([
    z.object({
      BucketKeyEnabled: z.boolean().default(false),
      ServerSideEncryptionByDefault: z.object({
        SSEAlgorithm: z.literal('aws:kms'),
        KMSMasterKeyID: z.string(),
      }),
    }),
  ]),
});

const Parties = z.record(z.string(), z.string());
const Logging = z.object({ LogGroup: z.string() });
const Workgroup = z.object({
  ResultConfiguration: z.object({ OutputLocation: z.string().startsWith('s3://') }),
});

/** The key that opens sealed drops, as the table calls it. */
export const OPENER = 'opener';

/** Buckets that share a key: parties read both. */
const RECORDS = ['ledger', 'releases'];

/** Roles that CDK names, by a part of that name. */
const FLOW_ROLES = [
  ['AcceptDropRole', 'state machine'],
  ['OfArrivals', 'arrival rule'],
  ['WatchNoticesRules', 'watch rules'],
  ['DeadManRules', 'pulse rule'],
  ['LogsFlowRole', 'network log'],
  ['TrailLogRole', 'trail log'],
  ['Forwarder', 'event forwarder'],
] as const;

/** Throws for a role that has no place in the table: none goes unseen. */
const roleName = (name: string, functions: Readonly<Record<string, string>>): string => {
  if (name === 'auditor' || name in functions) return name;
  const flow = FLOW_ROLES.find(([part]) => name.includes(part));
  if (flow) return flow[1];
  throw new Error(`The room has a role ${name} that has no place in the table.`);
};

class RoomReader {
  readonly #stacks: Stacks;
  readonly #pipeline: string;
  readonly #resolver: Resolver;
  readonly #read: PropertyReader;

  constructor(stacks: Stacks, pipeline: string, place: Place) {
    this.#stacks = stacks;
    this.#pipeline = pipeline;
    this.#resolver = resolverOf(stacks, place);
    this.#read = propertyReader(stacks, this.#resolver);
  }

  output(name: string): string {
    return this.#resolver.textOf(
      this.#pipeline,
      this.#stacks[this.#pipeline]?.Outputs[name]?.Value,
    );
  }

  has(name: string): boolean {
    return this.#stacks[this.#pipeline]?.Outputs[name] !== undefined;
  }

  only(type: string): PlacedResource {
    const [found, ...others] = this.#read.each(type);
    if (!found || others.length > 0) throw new Error(`A room has one ${type}.`);
    return found;
  }

  arns(type: string, nameOf: (resource: PlacedResource) => string): Record<string, string> {
    const all = this.#read.each(type).map((each) => [nameOf(each), this.#read.arn(each)] as const);
    const byName = Object.fromEntries(all);
    if (Object.keys(byName).length < all.length) throw new Error(`Two ${type} have one name.`);
    return byName;
  }

  /** Name of a resource without the room's. */
  nameIn(room: string): (resource: PlacedResource) => string {
    return (resource) => this.#read.ref(resource).replace(`${room}-`, '');
  }

  topic(begins: string): string {
    const found = this.#read.each('AWS::SNS::Topic').find(({ id }) => id.startsWith(begins));
    if (!found) throw new Error(`A room has a topic ${begins}.`);
    return this.#read.ref(found);
  }

  ref(resource: PlacedResource): string {
    return this.#read.ref(resource);
  }

  arn(resource: PlacedResource): string {
    return this.#read.arn(resource);
  }

  bucket(name: string): RoomBucket {
    const found = this.#read.each('AWS::S3::Bucket').find((each) => this.#read.ref(each) === name);
    if (!found) throw new Error(`No stack has a bucket ${name}.`);
    const { ServerSideEncryptionConfiguration } = Encryption.parse(
      this.#read.value(found, 'BucketEncryption'),
    );
    const [{ BucketKeyEnabled, ServerSideEncryptionByDefault }] = ServerSideEncryptionConfiguration;
    return {
      arn: this.#read.arn(found),
      keyArn: ServerSideEncryptionByDefault.KMSMasterKeyID,
      bucketKey: BucketKeyEnabled,
    };
  }

  logStreams(room: string, of: (path: string) => string): Readonly<Record<string, string>> {
    const nameOf = this.nameIn(room);
    return Object.fromEntries(
      this.#read.each('AWS::Lambda::Function').map((each) => {
        const { LogGroup } = Logging.parse(this.#read.value(each, 'LoggingConfig'));
        return [nameOf(each), of(`log-group:${LogGroup}:log-stream:stream`)] as const;
      }),
    );
  }

  /** Where queries of a workgroup put what they find, by what its logical id begins with. */
  resultsBucket(begins: string): string {
    const found = this.#read.each('AWS::Athena::WorkGroup').find(({ id }) => id.startsWith(begins));
    if (!found) throw new Error(`A room has a workgroup ${begins}.`);
    const workgroup = Workgroup.parse(this.#read.value(found, 'WorkGroupConfiguration'));
    return workgroup.ResultConfiguration.OutputLocation.split('/')[2] ?? '';
  }

  logsBucket(): string {
    return this.#read.text(this.only('AWS::CloudTrail::Trail'), 'S3BucketName') ?? '';
  }

  buckets(): Readonly<Record<string, RoomBucket>> {
    const drops = Object.entries(Parties.parse(JSON.parse(this.output('DropBuckets'))));
    const names = Object.fromEntries([
      ...drops.map(([party, bucket]) => [`drops/${party}`, bucket] as const),
      ['vault', this.output('VaultBucket')],
      ['ledger', this.output('LedgerBucket')],
      ['releases', this.output('ReleasesBucket')],
      ['results', this.resultsBucket('Questions')],
      // The key of the trail, under which audits put what they find, is called after the trail.
      ['audits', this.resultsBucket('Audits')],
      ['logs', this.logsBucket()],
    ]);
    const count = this.#read.each('AWS::S3::Bucket').length;
    if (new Set(Object.values(names)).size !== count)
      throw new Error(`${count} buckets are deployed, and not each of them has a name here.`);
    return Object.fromEntries(
      Object.entries(names).map(([name, bucket]) => [name, this.bucket(bucket)]),
    );
  }

  keys(buckets: Readonly<Record<string, RoomBucket>>): Readonly<Record<string, string>> {
    const byArn = new Map<string, string>([
      [this.output('TokenKeyArn'), 'token'],
      [this.output('TombstoneKeyArn'), 'tombstone'],
      [this.output('LedgerKeyArn'), 'seal'],
    ]);
    if (this.has('OpenerKeyArn')) byArn.set(this.output('OpenerKeyArn'), OPENER);
    for (const [name, { keyArn }] of Object.entries(buckets))
      byArn.set(keyArn, RECORDS.includes(name) ? 'records' : name);
    for (const each of this.#read.each('AWS::KMS::Key'))
      if (!byArn.has(this.#read.arn(each)))
        throw new Error(
          `The key ${each.id} encrypts no bucket, makes no MAC and opens no drop of the room.`,
        );
    return Object.fromEntries([...byArn].map(([arn, name]) => [name, arn]));
  }
}

/**
 * Finds what a room is made of in its templates. Throws if a bucket, key or role is there that has no
 * name here: whatever is deployed stands in the table.
 */
export const mapRoom = (stacks: Stacks, room: string, place: Place): RoomMap => {
  const reader = new RoomReader(stacks, `${room}-pipeline`, place);
  const buckets = reader.buckets();
  const nameOf = reader.nameIn(room);
  const functions = reader.arns('AWS::Lambda::Function', nameOf);
  const of = (service: string, path: string): string =>
    `arn:aws:${service}:${place.region}:${place.account}:${path}`;
  return {
    name: room,
    place,
    policies: deployedPolicies(stacks, place),
    buckets,
    keys: reader.keys(buckets),
    functions,
    roles: reader.arns('AWS::IAM::Role', (role) => roleName(nameOf(role), functions)),
    logStreams: reader.logStreams(room, (path) => of('logs', path)),
    stateMachine: reader.ref(reader.only('AWS::StepFunctions::StateMachine')),
    workgroup: of('athena', `workgroup/${reader.output('Workgroup')}`),
    auditWorkgroup: of('athena', `workgroup/${auditWorkgroupOf(room)}`),
    trail: reader.arn(reader.only('AWS::CloudTrail::Trail')),
    topic: reader.topic('Notices'),
    database: reader.output('Database'),
  };
};
