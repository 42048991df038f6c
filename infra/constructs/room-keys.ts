import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { PipelineRoles } from '#infra/constructs/pipeline-roles.ts';
import { macKey, objectKey } from '#infra/constructs/room-key.ts';
import { type KeyUsers, macKeyPolicy, objectKeyPolicy } from '#infra/policies/key-policy.ts';
import {
  type BucketName,
  FUNCTION_NAMES,
  FUNCTION_RIGHTS,
  type FunctionName,
  usersOf,
} from '#infra/rights.ts';
import type { Room } from '#infra/room.ts';

/** Who uses the keys of a room. */
export interface RoomKeysProps {
  readonly room: Room;
  readonly roles: PipelineRoles;
  readonly auditorArn: string;
  /** The endpoint by which functions reach KMS, in an isolated room. */
  readonly endpoint?: string | undefined;
}

const readersAndWriters = (buckets: readonly BucketName[]) => ({
  readers: [...new Set(buckets.flatMap((bucket) => usersOf(bucket, 'read')))],
  writers: [...new Set(buckets.flatMap((bucket) => usersOf(bucket, 'write')))],
});

/**
 * The keys of a room. One for each drop zone, the vault, the records that parties may read, and the
 * results that nobody may; one that makes tokens and one that seals the ledger.
 */
export class RoomKeys extends Construct {
  /** By party. */
  readonly drops: ReadonlyMap<string, IKey>;
  readonly vault: IKey;
  /** Of the ledger and the releases. */
  readonly records: IKey;
  readonly results: IKey;
  readonly token: IKey;
  readonly ledger: IKey;

  readonly #props: RoomKeysProps;

  constructor(scope: Construct, id: string, props: RoomKeysProps) {
    super(scope, id);
    this.#props = props;
    const accounts = props.room.agreement.parties.map(({ account }) => account);
    this.drops = this.#dropKeys();
    this.vault = this.#objectKey('Vault', { of: ['vault'], for: 'The tokens of a room' });
    this.records = this.#objectKey('Records', {
      of: ['ledger', 'releases'],
      for: 'The ledger and the releases of a room, which parties may read',
      readers: { roles: [props.auditorArn], accounts },
    });
    this.results = this.#objectKey('Results', {
      of: ['results'],
      for: 'What queries of a room find, before it is released',
    });
    this.token = this.#tokenKey();
    this.ledger = this.#ledgerKey(accounts);
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

  #tokenKey(): IKey {
    const { room, roles, endpoint } = this.#props;
    const makers = FUNCTION_NAMES.filter((name) => FUNCTION_RIGHTS[name].tokenKey);
    return macKey(this, 'Token', {
      description: 'Root of the token keys of a room: whoever uses it can tell whom a token is of',
      policy: macKeyPolicy({
        account: room.agreement.operator,
        makers: { roles: roles.arns(makers) },
        verifiers: { roles: [] },
        endpoint,
      }),
    });
  }

  #ledgerKey(accounts: readonly string[]): IKey {
    const { room, roles, endpoint, auditorArn } = this.#props;
    const sealers = FUNCTION_NAMES.filter((name) => FUNCTION_RIGHTS[name].seal);
    return macKey(this, 'Ledger', {
      description: 'Seals the ledger of a room; parties verify the seals',
      policy: macKeyPolicy({
        account: room.agreement.operator,
        makers: { roles: roles.arns(sealers) },
        verifiers: { roles: [...roles.arns(FUNCTION_NAMES), auditorArn], accounts },
        endpoint,
      }),
    });
  }
}
