import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { BucketName } from '#core/access/areas.ts';
import type { FunctionName } from '#core/access/functions.ts';
import type { Rights } from '#core/access/rights.ts';
import { bucketUsers, dropKeyUsers, keyUsers } from '#core/access/users.ts';
import type { PipelineRoles } from '#infra/constructs/pipeline-roles.ts';
import { macKey, objectKey, openerKey } from '#infra/constructs/room-key.ts';
import {
  endedKeyPolicy,
  type KeyUsers,
  macKeyPolicy,
  objectKeyPolicy,
  openerKeyPolicy,
} from '#infra/policies/key-policy.ts';
import type { Room } from '#infra/read-room.ts';

/** The first is called as it was before there were more. */
const tokenKeyName = (epoch: number): string => (epoch === 1 ? 'Token' : `Token${epoch}`);

/** Who uses the keys of a room. */
export interface RoomKeysProps {
  readonly room: Room;
  readonly roles: PipelineRoles;
  readonly auditorArn: string;
  /** The endpoint by which functions reach KMS, in an isolated room. */
  readonly endpoint?: string | undefined;
}

const readersAndWriters = (buckets: readonly BucketName[]) => ({
  readers: [...new Set(buckets.flatMap((bucket) => bucketUsers(bucket, 'read')))],
  writers: [...new Set(buckets.flatMap((bucket) => bucketUsers(bucket, 'write')))],
});

/**
 * The keys of a room. One for each drop zone, the vault, the records that parties may read, and the
 * results that nobody may; one that makes tokens, one that marks
 * who is to stay forgotten, and one that seals the ledger.
 */
export class RoomKeys extends Construct {
  /** By party. */
  readonly drops: ReadonlyMap<string, IKey>;
  readonly vault: IKey;
  /** Of the ledger and the releases. */
  readonly records: IKey;
  readonly results: IKey;
  readonly token: IKey;
  /** Of the marks of those who are to stay forgotten. It outlives every epoch. */
  readonly tombstone: IKey;
  readonly ledger: IKey;
  /** Opens sealed drops; none where the agreement has none. */
  readonly opener: IKey | undefined;

  readonly #props: RoomKeysProps;

  constructor(scope: Construct, id: string, props: RoomKeysProps) {
    super(scope, id);
    this.#props = props;
    const accounts = props.room.agreement.parties.map(({ account }) => account);
    const people = { roles: [props.auditorArn], accounts };
    this.drops = this.#dropKeys();
    this.vault = this.#objectKey('Vault', { of: ['vault'], for: 'The tokens of a room' });
    this.records = this.#objectKey('Records', {
      of: ['ledger', 'releases'],
      for: 'The ledger and the releases of a room, which parties may read',
      readers: people,
    });
    this.results = this.#objectKey('Results', {
      of: ['results'],
      for: 'What queries of a room find, before it is released',
    });
    const { epoch } = props.room.config;
    if (epoch > 1) this.#endedTokenKey(epoch - 1);
    this.token = this.#macKey(tokenKeyName(epoch), {
      of: 'token-root',
      for: 'Root of the token keys of a room: whoever uses it can tell whom a token is of',
    });
    this.tombstone = this.#macKey('Tombstone', {
      of: 'tombstone-root',
      for: 'Root of the keys that mark who is to stay forgotten, over all epochs of a room',
    });
    this.ledger = this.#macKey('Ledger', {
      of: 'ledger-seal',
      for: 'Seals the ledger of a room; parties verify the seals',
      verifiers: people,
    });
    this.opener = props.room.agreement.drops?.sealed ? this.#openerKey() : undefined;
  }

  #openerKey(): IKey {
    const { room, roles, endpoint } = this.#props;
    return openerKey(this, 'Opener', {
      description: 'Opens the sealed drops of a room, which parties encrypt to its public half',
      policy: openerKeyPolicy({
        account: room.agreement.operator,
        openers: { roles: roles.arns(dropKeyUsers('kms:Decrypt')) },
        tellers: { roles: roles.arns(dropKeyUsers('kms:GetPublicKey')) },
        endpoint,
      }),
    });
  }

  #dropKeys(): ReadonlyMap<string, IKey> {
    return new Map(
      this.#props.room.agreement.parties.map((party) => [
        party.id,
        this.#objectKey(`Drops-${party.id}`, {
          of: ['drops'],
          for: `The drops of ${party.id}`,
          writers: { roles: [], accounts: [party.account] },
        }),
      ]),
    );
  }

  #objectKey(
    id: string,
    key: {
      readonly of: readonly BucketName[];
      readonly for: string;
      readonly readers?: KeyUsers;
      readonly writers?: KeyUsers;
    },
  ): IKey {
    const { room, roles } = this.#props;
    const functions = readersAndWriters(key.of);
    const users = (names: readonly FunctionName[], others?: KeyUsers): KeyUsers => ({
      roles: [...roles.arns(names), ...(others?.roles ?? [])],
      accounts: others?.accounts ?? [],
    });
    return objectKey(this, id, {
      description: key.for,
      policy: objectKeyPolicy({
        account: room.agreement.operator,
        region: room.config.region,
        readers: users(functions.readers, key.readers),
        writers: users(functions.writers, key.writers),
      }),
    });
  }

  /**
   * Another epoch is another resource, of which KMS makes a new key. That of the epoch before stays for one epoch more, for
   * the other stack still imports it when this one is updated; nobody uses it, and the operator schedules its deletion.
   */
  #endedTokenKey(epoch: number): void {
    const key = macKey(this, tokenKeyName(epoch), {
      description: 'Root of the token keys of an epoch that ended: nobody uses it',
      policy: endedKeyPolicy(this.#props.room.agreement.operator),
    });
    Stack.of(this).exportValue(key.keyArn);
  }

  #macKey(
    id: string,
    key: {
      readonly of: keyof Rights['keys'];
      readonly for: string;
      readonly verifiers?: KeyUsers;
    },
  ): IKey {
    const { room, roles, endpoint } = this.#props;
    const { verifiers } = key;
    return macKey(this, id, {
      description: key.for,
      policy: macKeyPolicy({
        account: room.agreement.operator,
        makers: { roles: roles.arns(keyUsers(key.of, 'kms:GenerateMac')) },
        verifiers: {
          roles: [...roles.arns(keyUsers(key.of, 'kms:VerifyMac')), ...(verifiers?.roles ?? [])],
          accounts: verifiers?.accounts ?? [],
        },
        endpoint,
      }),
    });
  }
}
