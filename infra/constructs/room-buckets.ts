import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { BucketName } from '#core/access/areas.ts';
import { bucketUsers } from '#core/access/users.ts';
import { MAX_LIST_DAYS } from '#core/list-limits.ts';
import { LINKS_PREFIX } from '#core/matching/link-keys.ts';
import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import { EncryptedBucket, type EncryptedBucketProps } from '#infra/constructs/encrypted-bucket.ts';
import type { PipelineRoles } from '#infra/constructs/pipeline-roles.ts';
import type { RoomKeys } from '#infra/constructs/room-keys.ts';
import { lockInForce } from '#infra/lock-in-force.ts';
import {
  bucketGuards,
  locked,
  type ObjectUsers,
  writeOnce,
} from '#infra/policies/bucket-policy.ts';
import { LISTS, listGuards } from '#infra/policies/list-guards.ts';
import { partiesRead, partyReads } from '#infra/policies/parties-read.ts';
import { allow } from '#infra/policies/statement.ts';
import { vaultGuards } from '#infra/policies/vault-guards.ts';
import type { Room } from '#infra/read-room.ts';

/** Who uses the buckets of a room. */
export interface RoomBucketsProps {
  readonly room: Room;
  readonly roles: PipelineRoles;
  readonly keys: RoomKeys;
  readonly auditorArn: string;
  /** The endpoint by which functions reach S3, in an isolated room. */
  readonly endpoint?: string | undefined;
}

/** Days that the room's own daily clean-up may fail before the bucket cleans up by itself. */
const GRACE_DAYS = 7;

/** The buckets of a room, each with the policy that says who may use it. */
export class RoomBuckets extends Construct {
  /** By party. */
  readonly drops: ReadonlyMap<string, Bucket>;
  readonly vault: Bucket;
  readonly ledger: Bucket;
  readonly releases: Bucket;
  readonly results: Bucket;

  readonly #props: RoomBucketsProps;

  constructor(scope: Construct, id: string, props: RoomBucketsProps) {
    super(scope, id);
    this.#props = props;
    this.drops = this.#dropZones();
    this.vault = this.#vault();
    this.ledger = this.#ledger();
    this.releases = this.#releases();
    this.results = this.#results();
  }

  #dropZones(): ReadonlyMap<string, Bucket> {
    const { agreement } = this.#props.room;
    return new Map(
      agreement.parties.map(({ id, account }) => {
        const zone = this.#bucket(
          `Drops-${id}`,
          { of: 'drops', accounts: [account], writers: { roles: [], accounts: [account] } },
          {
            key: this.#dropKey(id),
            tellsEvents: true,
            bucketKey: false,
            lifecycle: [
              { id: 'old-drops', expiration: Duration.days(agreement.retention.dropsDays) },
            ],
          },
        );
        const { bucketArn } = zone.bucket;
        zone.guard(
          allow([new AccountPrincipal(account)], {
            sid: 'PartyDrops',
            actions: ['s3:PutObject'],
            resources: [`${bucketArn}/drops/${id}/*`],
          }),
        );
        return [id, zone.bucket] as const;
      }),
    );
  }

  #dropKey(party: string): IKey {
    const key = this.#props.keys.drops.get(party);
    if (key) return key;
    throw new Error(`the party "${party}" has no drop key`);
  }

  #vault(): Bucket {
    const kept = Duration.days(this.#props.room.agreement.retention.tokensDays + GRACE_DAYS);
    const vault = this.#bucket(
      'Vault',
      { of: 'vault' },
      {
        key: this.#props.keys.vault,
        lifecycle: [
          { id: 'left-over-parts', prefix: 'staging/', expiration: Duration.days(2) },
          { id: 'old-matches', prefix: MATCHES_PREFIX, expiration: kept },
          { id: 'old-links', prefix: LINKS_PREFIX, expiration: kept },
        ],
      },
    );
    vault.guard(...vaultGuards(vault.bucket.bucketArn, this.#props.roles));
    return vault.bucket;
  }

  #ledger(): Bucket {
    const { room, keys, auditorArn } = this.#props;
    const { parties } = room.agreement;
    const accounts = parties.map(({ account }) => account);
    const { days } = room.config.ledgerLock;
    // Not by the lock in force: before a room is proven, what its head said is kept for as long.
    const noncurrentVersionExpiration = Duration.days(days + 1);
    const ledger = this.#bucket(
      'Ledger',
      { of: 'ledger', accounts, readers: { roles: [auditorArn], accounts } },
      {
        key: keys.records,
        versioned: true,
        lock: lockInForce(room.config, days),
        // What is written again: the head with each entry, a checkpoint when two keep the same one.
        lifecycle: [
          { id: 'old-heads', prefix: 'ledger-head.json', noncurrentVersionExpiration },
          { id: 'old-checkpoints', prefix: 'ledger-checkpoints/', noncurrentVersionExpiration },
        ],
      },
    );
    const { bucketArn } = ledger.bucket;
    ledger.guard(
      writeOnce('EntriesOnce', [`${bucketArn}/ledger/*`, `${bucketArn}/agreements/*`]),
      locked(bucketArn),
      ...partiesRead(bucketArn, accounts),
    );
    return ledger.bucket;
  }

  #releases(): Bucket {
    const { room, keys } = this.#props;
    const { parties, retention } = room.agreement;
    const accounts = parties.map(({ account }) => account);
    const releases = this.#bucket(
      'Releases',
      { of: 'releases', accounts, readers: { roles: [], accounts } },
      {
        key: keys.records,
        versioned: true,
        lifecycle: [
          {
            id: 'old-releases',
            prefix: 'releases/',
            expiration: Duration.days(retention.releasesDays + GRACE_DAYS),
          },
          // A list is made to end earlier, by its activation; no activation lets one live longer.
          {
            id: 'old-lists',
            prefix: 'lists/',
            expiration: Duration.days(MAX_LIST_DAYS + GRACE_DAYS),
          },
          { id: 'old-intake', prefix: 'intake/', expiration: Duration.days(2) },
          // Reports have no end of their own: once the last version of one is gone, so is what hid it.
          {
            id: 'removed',
            noncurrentVersionExpiration: Duration.days(GRACE_DAYS),
            expiredObjectDeleteMarker: true,
          },
        ],
      },
    );
    const { bucketArn } = releases.bucket;
    const [publisher = ''] = parties.flatMap(({ role, account }) =>
      role === 'publisher' ? account : [],
    );
    releases.guard(
      writeOnce('ReleasesOnce', [`${bucketArn}/releases/*`, `${bucketArn}/${LISTS}`]),
      ...listGuards(bucketArn, this.#props.roles, publisher),
    );
    for (const party of parties) releases.guard(...partyReads(bucketArn, party));
    return releases.bucket;
  }

  #results(): Bucket {
    return this.#bucket(
      'Results',
      { of: 'results' },
      {
        key: this.#props.keys.results,
        lifecycle: [{ id: 'read-results', expiration: Duration.days(1) }],
      },
    ).bucket;
  }

  #bucket(
    id: string,
    guarded: {
      readonly of: BucketName;
      readonly accounts?: readonly string[];
      readonly readers?: ObjectUsers;
      readonly writers?: ObjectUsers;
    },
    props: EncryptedBucketProps,
  ): EncryptedBucket {
    const { room, roles, endpoint } = this.#props;
    const made = new EncryptedBucket(this, id, props);
    const users = (use: 'read' | 'write' | 'delete', others?: ObjectUsers): ObjectUsers => ({
      roles: [...roles.arns(bucketUsers(guarded.of, use)), ...(others?.roles ?? [])],
      accounts: others?.accounts ?? [],
    });
    made.guard(
      ...bucketGuards({
        arn: made.bucket.bucketArn,
        keyArn: props.key.keyArn,
        accounts: [room.agreement.operator, ...(guarded.accounts ?? [])],
        readers: users('read', guarded.readers),
        writers: users('write', guarded.writers),
        deleters: users('delete'),
        inside:
          endpoint === undefined
            ? undefined
            : { endpoint, roles: roles.arns(bucketUsers(guarded.of)) },
      }),
    );
    return made;
  }
}
