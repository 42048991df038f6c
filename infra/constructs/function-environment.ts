import type { FunctionName } from '#core/access/functions.ts';
import { type Variable, variablesOf } from '#core/access/variables.ts';
import type { RoomBuckets } from '#infra/constructs/room-buckets.ts';
import type { RoomKeys } from '#infra/constructs/room-keys.ts';
import { namesOf } from '#infra/names.ts';
import type { Room } from '#infra/read-room.ts';

/** Where the data of a room lies, and what its functions are made of. */
interface RoomData {
  readonly buckets: RoomBuckets;
  readonly keys: RoomKeys;
  /** One digest over the code of all functions. */
  readonly code: string;
}

/** The environment of a function: of all that says where the room is, what it may know. */
export const functionEnvironment = (
  name: FunctionName,
  room: Room,
  { buckets, keys, code }: RoomData,
): Readonly<Record<string, string>> => {
  const { workgroup, database, auditor, ofFunction } = namesOf(room);
  const values: Readonly<Record<Variable, string | undefined>> = {
    AIRLOCK_COLLABORATION: room.agreement.id,
    AIRLOCK_ACCOUNT: room.agreement.operator,
    AIRLOCK_SHARDS: String(room.config.shards),
    AIRLOCK_LEDGER_BUCKET: buckets.ledger.bucketName,
    AIRLOCK_LEDGER_KEY_ARN: keys.ledger.keyArn,
    AIRLOCK_DROP_BUCKETS: jsonOf(
      [...buckets.drops].map(([party, { bucketName }]) => [party, bucketName]),
    ),
    AIRLOCK_VAULT_BUCKET: buckets.vault.bucketName,
    AIRLOCK_RELEASES_BUCKET: buckets.releases.bucketName,
    AIRLOCK_RESULTS_BUCKET: buckets.results.bucketName,
    AIRLOCK_TOKEN_KEY_ARN: keys.token.keyArn,
    AIRLOCK_TOMBSTONE_KEY_ARN: keys.tombstone.keyArn,
    AIRLOCK_DROP_KEY_ARN: keys.opener?.keyArn,
    AIRLOCK_TOKEN_EPOCH: String(room.config.epoch),
    AIRLOCK_WORKGROUP: workgroup,
    AIRLOCK_DATABASE: database,
    AIRLOCK_RESULTS_KEY_ARN: keys.results.keyArn,
    AIRLOCK_SCAN_LIMIT_BYTES: String(room.config.scanLimitBytes),
    AIRLOCK_PAIRING_FUNCTION: ofFunction('pair-people'),
    AIRLOCK_MANIFESTS_A_DAY: String(room.config.intake.manifestsADay),
    AIRLOCK_BYTES_A_DAY: String(room.config.intake.bytesADay),
    AIRLOCK_AGREEMENT_DIGEST: room.digest,
    AIRLOCK_AUDITOR_ROLE: auditor,
    AIRLOCK_CODE_DIGEST: code,
  };
  return Object.fromEntries(
    variablesOf(name).flatMap((variable) => {
      const value = values[variable];
      return value === undefined ? [] : [[variable, value]];
    }),
  );
};

/** JSON whose values are known only when it is deployed; none of them needs escaping. */
export const jsonOf = (entries: readonly (readonly string[])[]): string =>
  `{${entries.map(([key, value]) => `"${key}":"${value}"`).join(',')}}`;
